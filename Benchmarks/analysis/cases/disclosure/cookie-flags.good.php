<?php
setcookie( 'acme_session', $token, array( 'expires' => time() + 3600, 'httponly' => true, 'secure' => true, 'samesite' => 'Lax' ) );
