<?php
$tab = isset( $_GET['tab'] ) ? trim( wp_unslash( $_GET['tab'] ) ) : 'general';
echo '<div class="tab-' . $tab . '">';
