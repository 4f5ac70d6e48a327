<?php
$shop_folder = \STYLESHEETPATH . '/shop';
