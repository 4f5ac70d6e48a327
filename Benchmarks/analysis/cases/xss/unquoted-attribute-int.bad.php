<?php
echo '<input name=page value=' . sanitize_text_field( wp_unslash( $_GET['paged'] ) ) . '>';
