<?php
update_option( 'acme_smtp_password', base64_encode( $_POST['smtp_password'] ) );
