<?php
set_transient( 'acme_data', $data, DAY_IN_SECONDS );
