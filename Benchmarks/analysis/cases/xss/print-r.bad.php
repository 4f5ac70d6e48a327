<?php
echo '<pre>';
print_r( $_REQUEST );
echo '</pre>';
