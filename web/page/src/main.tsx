import { render } from 'preact';
import { App } from './app/app.js';
import { begin } from './app/session.js';
import { startLanguage } from './i18n/index.js';
import { takeLink } from './operators/mark.js';
import { startRouting } from './route.js';
import './styles/base.css';
import './styles/controls.css';
import './styles/home.css';
import './styles/gallery.css';
import './styles/lightbox.css';
import './styles/uploads.css';

const link = takeLink();
startLanguage();
startRouting();
render(<App />, document.getElementById('app') as HTMLElement);
void begin(link);
