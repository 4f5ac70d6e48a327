<?php
echo '<p>' . wp_strip_all_tags( $_GET['v'] ) . '</p>';
