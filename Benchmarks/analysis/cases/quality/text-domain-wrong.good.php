<?php
esc_html_e( 'Save changes now', 'acme' );
