<?php
do_action( $_GET['hook'] );
