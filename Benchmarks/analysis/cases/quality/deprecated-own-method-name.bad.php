<?php
$settings = get_settings( 'blogname' );
