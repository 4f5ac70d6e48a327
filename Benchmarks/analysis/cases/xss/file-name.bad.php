<?php
echo 'Uploaded ' . $_FILES['doc']['name'];
