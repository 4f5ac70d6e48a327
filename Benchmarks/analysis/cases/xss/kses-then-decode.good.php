<?php
$bio = html_entity_decode( wp_unslash( $_POST['bio'] ) );
echo wp_kses_post( $bio );
