<?php
set_transient( 'acme_data', $data );
