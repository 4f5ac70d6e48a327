export default class extends React.Component { static x = 1; #y = 2; render() { return <p onClick={ () => this.#y }/>; } }
