<?php
$hash = password_hash( $_POST['password'], PASSWORD_DEFAULT );
update_user_meta( get_current_user_id(), 'acme_pass', $hash );
