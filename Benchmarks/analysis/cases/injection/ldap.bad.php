<?php
$ldap   = ldap_connect( 'ldap://localhost' );
$result = ldap_search( $ldap, 'dc=example,dc=com', '(uid=' . $_POST['user'] . ')' );
