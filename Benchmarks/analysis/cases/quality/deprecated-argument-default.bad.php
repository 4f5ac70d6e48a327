<?php
$shop_widgets = wp_get_sidebars_widgets( false );
