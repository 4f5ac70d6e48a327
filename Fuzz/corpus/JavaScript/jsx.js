<div className="a" data-b='c &amp; d' {...props} hidden key={ 1 }>text { value } &nbsp; <b>x</b></div>
