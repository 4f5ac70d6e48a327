<?php
$config = array(
	'client_id'     => 'acme-shop',
	'client_secret' => 'q8Zt2LkV9xNf4RwYb7Hs3JcPm6Td1Gae',
);
