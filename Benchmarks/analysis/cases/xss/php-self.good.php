<form method="post" action="<?php echo htmlspecialchars( $_SERVER['PHP_SELF'], ENT_QUOTES ); ?>">
</form>
