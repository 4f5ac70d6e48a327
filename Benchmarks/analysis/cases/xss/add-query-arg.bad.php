<a href="<?php echo add_query_arg( 'orderby', 'date' ); ?>">Sort</a>
