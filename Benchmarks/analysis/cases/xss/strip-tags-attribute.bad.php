<?php
echo '<input value="' . strip_tags( $_GET['v'] ) . '">';
