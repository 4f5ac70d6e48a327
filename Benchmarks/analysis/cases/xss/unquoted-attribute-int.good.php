<?php
echo '<input name=page value=' . absint( $_GET['paged'] ) . '>';
