<?php $name = get_query_var( 'playlist' ); ?>
<li onclick="play('<?php echo esc_html( $name ); ?>')">Play</li>
