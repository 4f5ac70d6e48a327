<?php
echo '<form action="' . esc_url( remove_query_arg( array( 'paged', 'msg' ) ) ) . '" method="post">';
