<?php
echo '<form action="' . remove_query_arg( array( 'paged', 'msg' ) ) . '" method="post">';
