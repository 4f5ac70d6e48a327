<?php
do_action( 'acme_log', 'form was sent' );
