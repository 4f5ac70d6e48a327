<?php
echo '<body class="' . ( 'dark' === $_GET['mode'] ? 'dark' : 'light' ) . '">';
