<?php
$tab = isset( $_GET['tab'] ) ? sanitize_key( $_GET['tab'] ) : 'general';
echo '<div class="tab-' . $tab . '">';
