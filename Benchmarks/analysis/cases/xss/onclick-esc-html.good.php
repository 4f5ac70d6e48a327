<?php $name = get_query_var( 'playlist' ); ?>
<li onclick="play(<?php echo esc_attr( wp_json_encode( $name ) ); ?>)">Play</li>
