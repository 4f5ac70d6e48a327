<?php
$hash = sha1( $salt . $_POST['password'] );
update_user_meta( get_current_user_id(), 'acme_pass', $hash );
