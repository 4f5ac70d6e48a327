<a href="<?php echo esc_url( add_query_arg( 'orderby', 'date' ) ); ?>">Sort</a>
