import { createRoot } from 'react-dom/client'
import 'slack-blocks-to-jsx/dist/style.css'
import './styles/base.css'
import './styles/sidebar.css'
import './styles/messages.css'
import './styles/blocks.css'
import './styles/composer.css'
import './styles/panel.css'
import './styles/narrow.css'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')
createRoot(root).render(<App />)
