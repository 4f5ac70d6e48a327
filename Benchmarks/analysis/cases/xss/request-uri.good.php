<form method="post" action="<?php echo esc_url( $_SERVER['REQUEST_URI'] ); ?>">
</form>
