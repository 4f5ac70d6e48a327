<?php
header( 'Refresh: 0; url=' . $_REQUEST['dest'] );
