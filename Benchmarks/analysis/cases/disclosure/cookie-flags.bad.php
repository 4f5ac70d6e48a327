<?php
setcookie( 'acme_session', $token, time() + 3600 );
