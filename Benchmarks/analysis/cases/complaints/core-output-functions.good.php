<?php
the_title( '<h1>', '</h1>' );
echo wp_get_attachment_image( absint( $_GET['id'] ), 'large' );
echo get_avatar( get_current_user_id() );
echo wp_nonce_field( 'acme', '_wpnonce', true, false );
echo paginate_links( array( 'total' => 3 ) );
