<?php
$form = array( 'fields' => array( 'mail' => array( 'value' => $_POST['mail'], 'label' => 'Mail' ) ) );
echo $form['fields']['mail']['value'];
