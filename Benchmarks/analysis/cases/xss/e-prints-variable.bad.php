<?php
_e( $_GET['message'], 'acme' );
