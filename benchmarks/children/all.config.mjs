import openai from '../../dist/index.mjs';
import none from './none.config.mjs';

export default [...none, openai.configs.all];
