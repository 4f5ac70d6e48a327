<form method="post" action="<?php echo $_SERVER['REQUEST_URI']; ?>">
</form>
