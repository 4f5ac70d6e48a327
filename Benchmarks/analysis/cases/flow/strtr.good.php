<?php
echo strtr( '<p>:who</p>', array( ':who' => esc_html( $_GET['who'] ) ) );
