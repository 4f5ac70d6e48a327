<?php
$client = new SoapClient( 'https://soap.example.com/service?wsdl' );
$client->Ping();
