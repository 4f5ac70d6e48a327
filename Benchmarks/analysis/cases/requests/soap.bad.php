<?php
$client = new SoapClient( $_POST['wsdl'] );
$client->Ping();
