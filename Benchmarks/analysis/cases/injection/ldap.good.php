<?php
$ldap   = ldap_connect( 'ldap://localhost' );
$result = ldap_search( $ldap, 'dc=example,dc=com', '(uid=' . ldap_escape( $_POST['user'], '', LDAP_ESCAPE_FILTER ) . ')' );
