<?php
header( 'Refresh: 0; url=' . home_url( '/welcome/' ) );
