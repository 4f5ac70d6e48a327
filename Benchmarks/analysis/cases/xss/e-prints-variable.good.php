<?php
esc_html_e( 'Saved.', 'acme' );
