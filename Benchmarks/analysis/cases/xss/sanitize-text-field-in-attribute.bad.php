<?php
$name = isset( $_GET['tab'] ) ? sanitize_text_field( wp_unslash( $_GET['tab'] ) ) : 'general';
echo '<input type="hidden" name="tab" value="' . $name . '">';
