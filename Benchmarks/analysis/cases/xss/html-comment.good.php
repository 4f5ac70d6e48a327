<?php
echo '<!-- theme: ' . esc_html( $_GET['theme'] ) . ' -->';
