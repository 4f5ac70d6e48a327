<?php
$bio = wp_kses_post( wp_unslash( $_POST['bio'] ) );
echo html_entity_decode( $bio );
