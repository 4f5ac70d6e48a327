<?php
echo "<input value='" . htmlspecialchars( $_GET['v'], ENT_COMPAT, 'UTF-8' ) . "'>";
