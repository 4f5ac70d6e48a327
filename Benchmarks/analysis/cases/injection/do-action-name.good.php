<?php
do_action( 'acme_action_' . sanitize_key( $_GET['hook'] ) );
