/* Licences of what is in here: LICENSES.txt */
function K(e,t){let o=Object.entries(t).flatMap(([s,r])=>[r].flat().map(i=>[s,i])).filter(([,s])=>s!==void 0&&s!=="");return`${e}?${new URLSearchParams(o)}`}function Wn({call:e,get:t,send:n}){let o=i=>(l,c,{isDry:d=!1,version:p,once:f}={})=>{let u={...p&&{"if-match":p},...f&&{"idempotency-key":f}};return n(i,d?K(l,{dry_run:!0}):l,c,u)},[s,r]=["POST","PATCH"].map(o);return{clients:(i,l)=>t(K("clients",i),l),client:async(i,l)=>Yr(await e(_e(i),{signal:l})),createClient:i=>s("clients",i),changeClient:(i,l,c)=>r(_e(i),l,c),keys:async(i,l)=>(await t(`${_e(i)}/keys`,l)).data,issueKey:(i,l)=>s(`${_e(i)}/keys`,l),revokeKey:(i,{cancelQueued:l,isDry:c=!1})=>n("DELETE",K(`keys/${encodeURIComponent(i)}`,{cancel_queued:l,dry_run:c})),rotateKey:(i,l)=>s(`keys/${encodeURIComponent(i)}/rotate`,l),grant:(i,l,c)=>s(`${_e(i)}/credits`,l,c),entries:(i,l,c)=>t(K(`${_e(i)}/credits/entries`,l),c),entriesFile:i=>e(K(`${_e(i)}/credits/entries`,{format:"csv"})),generations:(i,l)=>t(K("generations",i),l),generation:(i,l)=>t(`generations/${encodeURIComponent(i)}`,l),giveVerdict:(i,l,c)=>s(`generations/${encodeURIComponent(i)}/verdict`,l,c),queue:i=>t("queue",i),steerQueue:(i,l,c)=>s(`queue/${i}`,l,c),usage:(i,l)=>t(K("usage",i),l),usageFile:i=>e(K("usage",{...i,format:"csv"})),auditLog:(i,l)=>t(K("audit-log",i),l)}}var He=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),_e=e=>`clients/${encodeURIComponent(e)}`;async function Yr(e){return{client:await e.json(),version:e.headers.get("etag")}}var rt=()=>new URL(".",location.href).href.replace(/\/$/,""),Ke=class extends Error{constructor(t,n,o=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=o}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function at(e,t){async function n(i,l={}){let c={...l.headers,authorization:`Bearer ${e}`},d;try{d=await fetch(i,{...l,headers:c})}catch(f){throw l.signal?.aborted?f:new Ke(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(d.ok)return d;let p=await Zr(d);throw p.status===401&&t(p),p}let o=async(i,l)=>(await n(i,{signal:l})).json(),s=async(i,l,c,d={})=>{let p=c&&{headers:{...d,"content-type":"application/json"},body:JSON.stringify(c)};return(await n(l,{method:i,...p})).json()},r=(i,l)=>s("POST",i,l);return{call:n,currentKey:i=>o("keys/current",i),operate:Wn({call:n,get:o,send:s}),credits:i=>o("credits",i),prices:i=>o("prices",i),usage:(i,l)=>o(K("credits/usage",i),l),usageFile:i=>n(K("credits/usage",{...i,format:"csv"})),entries:(i,l)=>o(K("credits/entries",i),l),video:(i,l)=>o(pe(i),l),videos:(i,l)=>o(K("videos",i),l),cancel:i=>r(`${pe(i)}/cancel`),remove:async i=>(await n(pe(i),{method:"DELETE"})).json(),still:async(i,l)=>(await n(`${pe(i)}/content?variant=thumbnail`,{signal:l})).blob(),link:async(i,l)=>Qr(i,await r(`${pe(i)}/links`,{expires_in:l})),create:(i,l)=>n("videos",{method:"POST",body:Xr(i,l)})}}var pe=e=>`videos/${encodeURIComponent(e)}`,Qr=(e,t)=>`${pe(e)}/content${new URL(t.url).search}`;async function Zr(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Ke(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Ke(e.status,{code:null,message:n},t)}}function Xr(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[o,s]of Object.entries(e))n.append(o,String(s));return n}var ea=new Intl.NumberFormat("en"),ta=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),Ve={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},h=e=>ea.format(e),O=e=>`${h(e)} ${e===1?"credit":"credits"}`,we=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Y(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var N=e=>ta.format(typeof e=="number"?e*1e3:new Date(e));function ie(e){return e<1e6?`${h(Math.ceil(e/1e3))} kB`:`${h(Math.round(e/1e5)/10)} MB`}function me(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function Hn(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${h(e)}${n}`}var Oe=e=>ze(e)?"Failed, charged":Ve[e.status],ze=e=>e.status==="failed"&&e.credits>0;function ye(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${Hn(e.queue_position)} in the queue`:"Waiting in the queue"}function Kn(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${Hn(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function Vn({cache:e,date:t},n,o){let s=n.cache!=="hit"||t-n.created_at>2,r=o===null?"":` ${O(o)} saved.`;switch(e){case"hit":return`${s?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${O(n.credits)}.`}}function zn(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${O(e.credits)} charged although there is no film`:"Nothing charged":`${O(e.credits)} ${e.status==="completed"?"charged":"held"}`}function Jn(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function Yn(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${O(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var oe=e=>e.status==="completed"||e.status==="failed",ve={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},Qn=e=>ve[e.error.code]??"No film",Le={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},Zn={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},it={day:"day",week:"week",month:"month"},Xn=({limit:e,period:t,timezone:n})=>`${h(e)} in each ${it[t]??t}, ${n}`,eo=e=>e.slice(0,16).replace("T"," "),lt=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function fe({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var ct=e=>(e>0?"+":e<0?"\u2212":"")+h(Math.abs(e)),se={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},re={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},to={ACTIVE:"Active",SUSPENDED:"Suspended"},Je=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),ke=e=>Je(e).join("");var no={"client.created":"created the client","client.updated":"changed the client","client.credits_granted":"granted credits to the client","api_key.issued":"issued the key","api_key.rotated":"rotated the key","api_key.revoked":"revoked the key","generation.refunded":"refunded the generation","generation.verdict_given":"gave a verdict on the generation","queue.paused":"paused the queue","queue.resumed":"resumed the queue","queue.cancelled":"cancelled what was queued"},oo=Object.keys(no),na={"client.created":"tried to create the client","client.updated":"tried to change the client","client.credits_granted":"tried to grant credits to the client","api_key.issued":"tried to issue a key for the client","api_key.rotated":"tried to rotate the key","api_key.revoked":"tried to revoke the key","generation.refunded":"tried to refund the generation","generation.verdict_given":"tried to give a verdict on the generation","queue.paused":"tried to pause the queue","queue.resumed":"tried to resume the queue","queue.cancelled":"tried to cancel what was queued"},oa={creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded"},sa={...to,...re,...se},ra=/^\d{4}-\d\d-\d\dT/,so=({type:e,outcome:t})=>(t==="refused"?na[e]:no[e])??`${t==="refused"?"tried":"did"} ${e}:`,aa=e=>oa[e]??la(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function Yt(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?h(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ke(e.map(Yt)):"none":e.period&&e.timezone?Xn(e):typeof e=="object"?JSON.stringify(e):ra.test(e)?N(e):sa[e]??e}function ro(e){return Object.entries(e).filter(([t,{from:n,to:o}])=>!Jt(n)||!(Jt(o)||o===0||t==="createdAt")).map(([t,{from:n,to:o}])=>({name:t,label:aa(t),before:Jt(n)?null:Yt(n),after:Yt(o)}))}function $e(e,t){let n=Object.keys(t).filter(o=>!ia.includes(o)&&JSON.stringify(t[o])!==JSON.stringify(e[o]));return Object.fromEntries(n.map(o=>[o,{from:e[o],to:t[o]}]))}var ia=["updatedAt","updatedBy","alerts"],Jt=e=>e==null||e===""||e?.length===0,la=e=>e.charAt(0).toUpperCase()+e.slice(1);var Se=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),Qt=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function Zt(e,t){let n=Date.parse(`${e}T00:00Z`)/1e3,o=[n-86400,n+86400].map(s=>da(s,t));return Math.min(...o.map(s=>n-s).filter(s=>Se(s,t)===e))}var Xt=(e,t,n)=>n?`${Se(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:Se(e,t);function da(e,t){let n=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${Se(e,t)}T${n}Z`)/1e3-e}function dt({from:e,to:t,...n}){let o=(s,r=0)=>{let i=new Date(`${s}T00:00`);return i.setDate(i.getDate()+r),Number.isNaN(i.getTime())?"":Math.max(0,i.getTime()/1e3)};return{...n,created_after:o(e),created_before:o(t,1)}}var bt,R,co,ua,he,ao,uo,po,en,pt,Ye,mo,sn,tn,nn,fo,$t={},ht=[],pa=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,_t=Array.isArray;function le(e,t){for(var n in t)e[n]=t[n];return e}function rn(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function an(e,t,n){var o,s,r,i={};for(r in t)r=="key"?o=t[r]:r=="ref"?s=t[r]:i[r]=t[r];if(arguments.length>2&&(i.children=arguments.length>3?bt.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)i[r]===void 0&&(i[r]=e.defaultProps[r]);return mt(e,i,o,s,null)}function mt(e,t,n,o,s){var r={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++co,__i:-1,__u:0};return s==null&&R.vnode!=null&&R.vnode(r),r}function wt(e){return e.children}function ft(e,t){this.props=e,this.context=t}function xe(e,t){if(t==null)return e.__?xe(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?xe(e):null}function ma(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],s=[],r=le({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),ln(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??xe(t),!!(32&t.__u),s),r.__v=t.__v,r.__.__k[r.__i]=r,_o(o,r,s),t.__e=t.__=null,r.__e!=n&&$o(r)}}function $o(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),$o(e)}function on(e){(!e.__d&&(e.__d=!0)&&he.push(e)&&!gt.__r++||ao!=R.debounceRendering)&&((ao=R.debounceRendering)||uo)(gt)}function gt(){try{for(var e,t=1;he.length;)he.length>t&&he.sort(po),e=he.shift(),t=he.length,ma(e)}finally{he.length=gt.__r=0}}function ho(e,t,n,o,s,r,i,l,c,d,p){var f,u,m,g,x,y,S=o&&o.__k||ht,w=t.length;for(c=fa(n,t,S,c,w),f=0;f<w;f++)(m=n.__k[f])!=null&&(u=m.__i!=-1&&S[m.__i]||$t,m.__i=f,y=ln(e,m,u,s,r,i,l,c,d,p),g=m.__e,m.ref&&u.ref!=m.ref&&(u.ref&&cn(u.ref,null,m),p.push(m.ref,m.__c||g,m)),x==null&&g!=null&&(x=g),4&m.__u?(c=go(m,c,e),u.__e&&(u.__e=null)):typeof m.type=="function"&&y!==void 0?c=y:g&&(c=g.nextSibling),m.__u&=-7);return n.__e=x,c}function fa(e,t,n,o,s){var r,i,l,c,d,p=n.length,f=p,u=0;for(e.__k=new Array(s),r=0;r<s;r++)(i=t[r])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i=="string"||typeof i=="number"||typeof i=="bigint"||i.constructor==String?i=e.__k[r]=mt(null,i,null,null,null):_t(i)?i=e.__k[r]=mt(wt,{children:i},null,null,null):i.constructor===void 0&&i.__b>0?i=e.__k[r]=mt(i.type,i.props,i.key,i.ref?i.ref:null,i.__v):e.__k[r]=i,c=r+u,i.__=e,i.__b=e.__b+1,l=null,(d=i.__i=$a(i,n,c,f))!=-1&&(f--,(l=n[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(s>p?u--:s<p&&u++),typeof i.type!="function"&&(i.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,i.__u|=4))):e.__k[r]=null;if(f)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=xe(l)),yo(l,l));return o}function go(e,t,n){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,t=go(o[s],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=xe(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function $a(e,t,n,o){var s,r,i,l=e.key,c=e.type,d=t[n],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return n;if(o>(p?1:0)){for(s=n-1,r=n+1;s>=0||r<t.length;)if((d=t[i=s>=0?s--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return i}return-1}function io(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||pa.test(t)?n:n+"px"}function ut(e,t,n,o,s){var r,i;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||io(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||io(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(mo,"$1")),i=t.toLowerCase(),t=i in e||t=="onFocusOut"||t=="onFocusIn"?i.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?o?n[Ye]=o[Ye]:(n[Ye]=sn,e.addEventListener(t,r?nn:tn,r)):e.removeEventListener(t,r?nn:tn,r);else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function lo(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[pt]==null)t[pt]=sn++;else if(t[pt]<n[Ye])return;return n(R.event?R.event(t):t)}}}function ln(e,t,n,o,s,r,i,l,c,d){var p,f,u,m,g,x,y,S,w,v,T,P,G,ee,st,zt,ne=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=R.__b)&&p(t);e:if(typeof ne=="function"){f=i.length;try{if(w=t.props,v=ne.prototype&&ne.prototype.render,T=(p=ne.contextType)&&o[p.__c],P=p?T?T.props.value:p.__:o,n.__c?S=(u=t.__c=n.__c).__=u.__E:(v?t.__c=u=new ne(w,P):(t.__c=u=new ft(w,P),u.constructor=ne,u.render=ga),T&&T.sub(u),u.state||(u.state={}),u.__n=o,m=u.__d=!0,u.__h=[],u._sb=[]),v&&u.__s==null&&(u.__s=u.state),v&&ne.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=le({},u.__s)),le(u.__s,ne.getDerivedStateFromProps(w,u.__s))),g=u.props,x=u.state,u.__v=t,m)v&&ne.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),v&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(v&&ne.getDerivedStateFromProps==null&&w!==g&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(w,P),t.__v==n.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(w,u.__s,P)===!1){t.__v!=n.__v&&(u.props=w,u.state=u.__s,u.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(Pe){Pe&&(Pe.__=t)}),ht.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&i.push(u),l=xe(n);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(w,u.__s,P),v&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(g,x,y)})}if(u.context=P,u.props=w,u.__P=e,u.__e=!1,G=R.__r,ee=0,v)u.state=u.__s,u.__d=!1,G&&G(t),p=u.render(u.props,u.state,u.context),ht.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,G&&G(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++ee<25);u.state=u.__s,u.getChildContext!=null&&(o=le(le({},o),u.getChildContext())),v&&!m&&u.getSnapshotBeforeUpdate!=null&&(y=u.getSnapshotBeforeUpdate(g,x)),st=p!=null&&p.type===wt&&p.key==null?wo(p.props.children):p,l=ho(e,_t(st)?st:[st],t,n,o,s,r,i,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&i.push(u),S&&(u.__E=u.__=null)}catch(Pe){if(i.length=f,t.__v=null,c||r!=null){if(Pe.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(zt=r.length;zt--;)rn(r[zt])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),Pe.then||bo(t),R.__e(Pe,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=ha(n.__e,t,n,o,s,r,i,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function bo(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(bo))}function _o(e,t,n){for(var o=0;o<n.length;o++)cn(n[o],n[++o],n[++o]);R.__c&&R.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(r){r.call(s)})}catch(r){R.__e(r,s.__v)}})}function wo(e){return typeof e!="object"||e==null||e.__b>0?e:_t(e)?e.map(wo):e.constructor!==void 0?null:le({},e)}function ha(e,t,n,o,s,r,i,l,c){var d,p,f,u,m,g,x,y=n.props||$t,S=t.props,w=t.type;if(w=="svg"?s="http://www.w3.org/2000/svg":w=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((m=r[d])&&"setAttribute"in m==!!w&&(w?m.localName==w:m.nodeType==3)){e=m,r[d]=null;break}}if(e==null){if(w==null)return document.createTextNode(S);e=document.createElementNS(s,w,S.is&&S),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(w==null)y===S||l&&e.data==S||(e.data=S);else{if(r=w=="textarea"&&S.defaultValue!=null?null:r&&bt.call(e.childNodes),!l&&r!=null)for(y={},d=0;d<e.attributes.length;d++)y[(m=e.attributes[d]).name]=m.value;for(d in y)m=y[d],d=="dangerouslySetInnerHTML"?f=m:d=="children"||d in S||d=="value"&&"defaultValue"in S||d=="checked"&&"defaultChecked"in S||ut(e,d,null,m,s);for(d in S)m=S[d],d=="children"?u=m:d=="dangerouslySetInnerHTML"?p=m:d=="value"?g=m:d=="checked"?x=m:l&&typeof m!="function"||y[d]===m||ut(e,d,m,y[d],s);if(p)l||f&&(p.__html==f.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(f&&(e.innerHTML=""),ho(t.type=="template"?e.content:e,_t(u)?u:[u],t,n,o,w=="foreignObject"?"http://www.w3.org/1999/xhtml":s,r,i,r?r[0]:n.__k&&xe(n,0),l,c),r!=null)for(d=r.length;d--;)rn(r[d]);l&&w!="textarea"||(d="value",w=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[d]||w=="progress"&&!g||w=="option"&&g!=y[d])&&ut(e,d,g,y[d],s),d="checked",x!=null&&x!=e[d]&&ut(e,d,x,y[d],s))}return e}function cn(e,t,n){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(s){R.__e(s,n)}}function yo(e,t,n){var o,s;if(R.unmount&&R.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||cn(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(r){R.__e(r,t)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&yo(o[s],t,n||typeof e.type!="function");n||rn(e.__e),e.__c=e.__=e.__e=void 0}function ga(e,t,n){return this.constructor(e,n)}function dn(e,t,n){var o,s,r,i;t==document&&(t=document.documentElement),R.__&&R.__(e,t),s=(o=typeof n=="function")?null:n&&n.__k||t.__k,r=[],i=[],ln(t,e=(!o&&n||t).__k=an(wt,null,[e]),s||$t,$t,t.namespaceURI,!o&&n?[n]:s?null:t.firstChild?bt.call(t.childNodes):null,r,!o&&n?n:s?s.__e:t.firstChild,o,i),_o(r,e,i),e.props.children=null}function vo(e){function t(n){var o,s;return this.getChildContext||(o=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&o.forEach(function(i){i.__e=!0,on(i)})},this.sub=function(r){o.add(r);var i=r.componentWillUnmount;r.componentWillUnmount=function(){o&&o.delete(r),i&&i.call(r)}}),n.children}return t.__c="__cC"+fo++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,o){return n.children(o)}).contextType=t,t}bt=ht.slice,R={__e:function(e,t,n,o){for(var s,r,i;t=t.__;)if((s=t.__c)&&!s.__)try{if((r=s.constructor)&&r.getDerivedStateFromError!=null&&(s.setState(r.getDerivedStateFromError(e)),i=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),i=s.__d),i)return s.__E=s}catch(l){e=l}throw e}},co=0,ua=function(e){return e!=null&&e.constructor===void 0},ft.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=le({},this.state),typeof e=="function"&&(e=e(le({},n),this.props)),e&&le(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),on(this))},ft.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),on(this))},ft.prototype.render=wt,he=[],uo=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,po=function(e,t){return e.__v.__b-t.__v.__b},gt.__r=0,en=Math.random().toString(8),pt="__d"+en,Ye="__a"+en,mo=/(PointerCapture)$|Capture$/i,sn=0,tn=lo(!1),nn=lo(!0),fo=0;var So=function(e,t,n,o){var s;t[0]=0;for(var r=1;r<t.length;r++){var i=t[r++],l=t[r]?(t[0]|=i?1:2,n[t[r++]]):t[++r];i===3?o[0]=l:i===4?o[1]=Object.assign(o[1]||{},l):i===5?(o[1]=o[1]||{})[t[++r]]=l:i===6?o[1][t[++r]]+=l+"":i?(s=e.apply(l,So(e,l,n,["",null])),o.push(s),l[0]?t[0]|=2:(t[r-2]=0,t[r]=s)):o.push(l)}return o},ko=new Map;function xo(e){var t=ko.get(this);return t||(t=new Map,ko.set(this,t)),(t=So(this,t.get(e)||(t.set(e,t=(function(n){for(var o,s,r=1,i="",l="",c=[0],d=function(u){r===1&&(u||(i=i.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,i):r===3&&(u||i)?(c.push(3,u,i),r=2):r===2&&i==="..."&&u?c.push(4,u,0):r===2&&i&&!u?c.push(5,0,!0,i):r>=5&&((i||!u&&r===5)&&(c.push(r,0,i,s),r=6),u&&(c.push(r,u,0,s),r=6)),i=""},p=0;p<n.length;p++){p&&(r===1&&d(),d(p));for(var f=0;f<n[p].length;f++)o=n[p][f],r===1?o==="<"?(d(),c=[c],r=3):i+=o:r===4?i==="--"&&o===">"?(r=1,i=""):i=o+i[0]:l?o===l?l="":i+=o:o==='"'||o==="'"?l=o:o===">"?(d(),r=1):r&&(o==="="?(r=5,s=i,i=""):o==="/"&&(r<5||n[p][f+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):o===" "||o==="	"||o===`
`||o==="\r"?(d(),r=2):i+=o),r===3&&i==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Ce,F,un,Co,vt=0,Lo=[],M=R,Eo=M.__b,To=M.__r,Io=M.diffed,No=M.__c,Ao=M.unmount,Po=M.__;function Qe(e,t){M.__h&&M.__h(F,e,vt||t),vt=0;var n=F.__H||(F.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function $(e){return vt=1,ba(Ro,e)}function ba(e,t,n){var o=Qe(Ce++,2);if(o.t=e,!o.__c&&(o.__=[n?n(t):Ro(void 0,t),function(l){var c=o.__N?o.__N[0]:o.__[0],d=o.t(c,l);c!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=F,!F.__f)){var s=function(l,c,d){if(!o.__c.__H)return!0;var p=!1,f=o.__c.props!==l;if(o.__c.__H.__.some(function(m){if(m.__N){p=!0;var g=m.__[0];m.__=m.__N,m.__N=void 0,g!==m.__[0]&&(f=!0)}}),r){var u=r.call(this,l,c,d);return p?u||f:u}return!p||f};F.__f=!0;var r=F.shouldComponentUpdate,i=F.componentWillUpdate;F.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,s(l,c,d),r=p}i&&i.call(this,l,c,d)},F.shouldComponentUpdate=s}return o.__N||o.__}function k(e,t){var n=Qe(Ce++,3);!M.__s&&fn(n.__H,t)&&(n.__=e,n.u=t,F.__H.__h.push(n))}function mn(e,t){var n=Qe(Ce++,4);!M.__s&&fn(n.__H,t)&&(n.__=e,n.u=t,F.__h.push(n))}function I(e){return vt=5,Re(function(){return{current:e}},[])}function Re(e,t){var n=Qe(Ce++,7);return fn(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function _(e){var t=F.context[e.__c],n=Qe(Ce++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(F)),t.props.value):e.__}function _a(){for(var e;e=Lo.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(yt),t.__h.some(pn),t.__h=[]}catch(n){t.__h=[],M.__e(n,e.__v)}}}M.__b=function(e){F=null,Eo&&Eo(e)},M.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Po&&Po(e,t)},M.__r=function(e){To&&To(e),Ce=0;var t=(F=e.__c).__H;t&&(un===F?(t.__h=[],F.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(yt),t.__h.some(pn),t.__h=[],Ce=0)),un=F},M.diffed=function(e){Io&&Io(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Lo.push(t)!==1&&Co===M.requestAnimationFrame||((Co=M.requestAnimationFrame)||wa)(_a)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),un=F=null},M.__c=function(e,t){t.some(function(n){try{n.__h.some(yt),n.__h=n.__h.filter(function(o){return!o.__||pn(o)})}catch(o){t.some(function(s){s.__h&&(s.__h=[])}),t=[],M.__e(o,n.__v)}}),No&&No(e,t)},M.unmount=function(e){Ao&&Ao(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{yt(o)}catch(s){t=s}}),n.__H=void 0,t&&M.__e(t,n.__v))};var Oo=typeof requestAnimationFrame=="function";function wa(e){var t,n=function(){clearTimeout(o),Oo&&cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);Oo&&(t=requestAnimationFrame(n))}function yt(e){var t=F,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),F=t}function pn(e){var t=F;e.__c=e.__(),F=t}function fn(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function Ro(e,t){return typeof t=="function"?t(e):t}var a=xo.bind(an),b=vo(null);function U(e,t){let[n,o]=$({data:null,error:null}),[s,r]=$(0);return k(()=>o({data:null,error:null}),t),k(()=>{let i=new AbortController,{signal:l}=i;return e(l).then(c=>l.aborted||o({data:c,error:null}),c=>l.aborted||o(d=>({...d,error:c}))),()=>i.abort()},[...t,s]),{...n,again:()=>r(i=>i+1)}}function kt(e,t){let[n,o]=$({items:null,hasMore:!1,error:null}),s=async r=>{try{let i=await e(r.at(-1)?.id);o({items:[...r,...i.data],hasMore:i.has_more,error:null})}catch(i){o(l=>({...l,error:i}))}};return k(()=>{s([])},t),{...n,more:()=>s(n.items??[])}}function ge({text:e}){return e.split("`").map((t,n)=>n%2?a`<code>${t}</code>`:t)}function A({error:e,children:t}){return a`
    <div class=${e?"notice":null} role="alert">
      ${e&&a`<p><${ge} text=${e.message} />${ya(e)}</p>${t}`}
    </div>
  `}function B({loaded:{error:e,again:t}}){return a`
    <${A} error=${e}>
      ${e&&!e.isFinal&&a`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function V({name:e,problems:t}){let n=t[e];return a`<p class="problem" id=${`${e}-problem`} role="alert">${n&&a`<${ge} text=${n} />`}</p>`}function ya({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function C({name:e,label:t,hint:n,problems:o={},value:s,onInput:r,...i}){return a`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${s} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${o[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${i} />
      ${n&&a`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${V} name=${e} problems=${o} />
    </div>
  `}function W({name:e,label:t,hint:n,problems:o={},value:s,options:r,onInput:i}){return a`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>i(l.value)}>
        ${Object.entries(r).map(([l,c])=>a`<option key=${l} value=${l} selected=${l===s}>${c}</option>`)}
      </select>
      ${n&&a`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${V} name=${e} problems=${o} />
    </div>
  `}function ce(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function H(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function Fe({name:e,page:t,after:n,write:o}){return!t||!(n||t.has_more)?null:a`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${n&&a`<a class="button" href=${o("")}>Newest</a>`}
      ${t.has_more&&a`<a class="button" href=${o(t.last_id)}>Older</a>`}
    </nav>
  `}function Fo(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[o,s,r,...i]=t.split("/").map(va);return!o&&s===void 0?{page:"playground"}:o==="videos"&&s&&!i.length&&(r===void 0||r==="again")?{page:"playground",id:s,again:r==="again"}:o==="films"&&s===void 0?{page:o,...Ee(Do,new URLSearchParams(n))}:o==="clients"&&s&&!i.length&&r===void 0?{page:s==="new"?"new client":"client",id:s}:o==="generations"&&s&&!i.length&&r===void 0?{page:"generation",id:s}:s!==void 0?null:o==="generations"?{page:o,...Ee(Uo,new URLSearchParams(n))}:o==="clients"?{page:o,...Ee(Mo,new URLSearchParams(n))}:o==="audit-log"?{page:o,...Ee(qo,new URLSearchParams(n))}:o==="usage"?{page:o,...Ee(jo,new URLSearchParams(n))}:o==="unknown"?{page:o,...Ee(Bo,new URLSearchParams(n))}:o==="credits"?{page:o,...Ee($n,new URLSearchParams(n))}:o==="overview"||o==="queue"?{page:o}:null}var Do=["status","search","after","before"],Mo=["status","role","search","after"],qo=["type","actor","target","outcome","from","to","after"],Uo=["state","failure","client","from","to","after"],Bo=["client","verdict","after"],$n=["from","to","width","zone","group","label"],jo=[...$n,"client"],Ee=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),Q="#/",de=e=>`#/videos/${encodeURIComponent(e)}`,Te=e=>`${de(e)}/again`,te=(e={})=>Ne("#/films",Do,e),St=(e={})=>Ne("#/credits",$n,e),Go="#/overview",xt="#/queue",Ze="#/clients/new",j=e=>`#/clients/${encodeURIComponent(e)}`,D=(e={})=>Ne("#/clients",Mo,e),De=e=>`#/generations/${encodeURIComponent(e)}`,z=(e={})=>Ne("#/generations",Uo,e),Z=(e={})=>Ne("#/audit-log",qo,e),X=(e={})=>Ne("#/unknown",Bo,e),Ie=(e={})=>Ne("#/usage",jo,e);function Ne(e,t,n){let o=new URLSearchParams(t.map(s=>[s,n[s]]).filter(([,s])=>s));return o.size?`${e}?${o}`:e}function va(e){try{return decodeURIComponent(e)}catch{return e}}var ka={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function Me({entries:e}){return a`<ol class="log">${e.map(t=>a`<${Sa} key=${t.id} entry=${t} />`)}</ol>`}function Sa({entry:e}){let{actor:t,target:n,outcome:o,reason:s}=e,r=o==="refused";return a`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${so(e)} <${xa} target=${n} />
        ${r&&a`<span class="state bad">Refused</span>`}
      </p>
      <${hn} changes=${e.changes} />
      ${s&&a`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?a`<code>${s}</code>`:s}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${N(e.effective_at)}</time>
        ${" \xB7 "}${ka[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&a` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function xa({target:{type:e,id:t,name:n}}){let o=a`<bdi>${n??t??""}</bdi>`;return e==="client"&&t?a`<a href=${j(t)}>${o}</a>`:a`<b>${o}</b>`}function hn({changes:e}){let t=ro(e);return t.length?a`
    <dl class="changes">
      ${t.map(({name:n,label:o,before:s,after:r})=>a`
          <div key=${n}>
            <dt>${o}</dt>
            <dd dir="auto">
              ${s!==null&&a`<${Ca} text=${s} />`}
              ${n==="clientId"?a`<a href=${j(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var Ca=({text:e})=>a`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var Ea=50,Ta={"":"All",done:"Done",refused:"Refused"};function Wo({route:e}){let{api:t}=_(b),{page:n,...o}=e,s=U(p=>t.operate.auditLog({...dt(o),limit:Ea},p),[t,...Object.values(o)]),{data:r,error:i}=s,{after:l,...c}=o,d=Object.values(c).some(Boolean);return a`
    <section class="page" aria-busy=${r||i?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Ia} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${B} loaded=${s} />
      ${r?.data.length>0&&a`<${Me} entries=${r.data} />`}
      ${r&&!r.data.length&&a`<${Na} isFiltered=${d||l} />`}
      <${Fe} name="the audit log" page=${r} after=${l} write=${p=>Z({...c,after:p})} />
    </section>
  `}function Ia({kept:e,isFiltered:t}){let[n,o]=$(e),s=i=>l=>o(c=>({...c,[i]:l.trim()}));return a`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${i=>{i.preventDefault(),location.hash=Z(n)}} novalidate>
      <${C} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${s("type")} />
      <datalist id="types">${oo.map(i=>a`<option key=${i} value=${i} />`)}</datalist>
      <${C} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${s("target")} />
      <${C} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${s("actor")} />
      <${W} name="outcome" label="Outcome" options=${Ta} value=${n.outcome} onInput=${s("outcome")} />
      <${C} name="from" type="date" label="First day" value=${n.from} onInput=${s("from")} />
      <${C} name="to" type="date" label="Last day" value=${n.to} onInput=${s("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${Z()}>Show all</a>`}
      </div>
    </form>
  `}function Na({isFiltered:e}){return e?a`<p class="none">No entry fits. <a href=${Z()}>Show all entries</a>.</p>`:a`<p class="none">No operator has changed anything yet. <a href=${D()}>See the clients</a>.</p>`}function qe({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s}=e;return a`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${h(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${h(t)}</dd></div>
    </dl>
    <${Et} credits=${e} />
  `}function Ct({budget:{period:e,timezone:t,limit:n,periodUsed:o,periodHeld:s,resetsAt:r}}){let i={creditLimit:n,usedCredit:o,heldCredit:s};return a`
    <dl class="tally">
      <div><dt>Left in this ${it[e]??e}</dt><dd>${h(n-o-s)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${h(n)}</dd></div>
    </dl>
    <${Et} credits=${i} />
    <p class="quiet small resets">
      The next ${it[e]??e} begins <time datetime=${r}>${eo(r)}</time>, time of ${t}.
    </p>
  `}function Et({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let o=we(t,e),s=Math.min(100-o,we(n,e));return a`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${o} height="1" />
      <rect class="held" x=${o} width=${s} height="1" />
    </svg>
  `}function J({title:e,lead:t,name:n,yes:o,cancelling:s,rehearse:r,act:i,onDone:l,onNo:c}){let[d,p]=$(!0),[f,u]=$({changes:null,error:null}),[m,g]=$(""),[x,y]=$(null),[S,w]=$(!1),v=gn(),T=I();k(()=>{let G=!1;return r(d).then(ee=>G||u({changes:ee,error:null}),ee=>G||u({changes:null,error:ee})),()=>{G=!0}},[d]);async function P(G){if(G.preventDefault(),!(S||!f.changes)){if(n&&m.trim()!==n){y(`Type ${n}, exactly as it is written.`),T.current.focus();return}w(!0);try{l(await i(d))}catch(ee){u({changes:null,error:ee}),w(!1)}}}return a`
    <dialog ref=${v} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${P} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${Aa} told=${f} />
        ${s&&a`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:G})=>p(G.checked)} />${s}
          </label>
        `}
        ${n&&a`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${T} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${m} aria-describedby="typed-problem"
              aria-invalid=${x?"true":null} onInput=${({target:G})=>(g(G.value),y(null))} />
            <${V} name="typed" problems=${{typed:x}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${S||!f.changes?"true":null}>${S?"One moment\u2026":o}</button>
        </div>
      </form>
    </dialog>
  `}function Aa({told:{changes:e,error:t}}){return a`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${A} error=${t} />
      ${e&&a`<p class="quiet small">What will change</p><${hn} changes=${e} />`}
    </div>
  `}function gn(){let e=I();return k(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var Pa={day:"Each day",week:"Each week, from Monday",month:"Each month"},Oa=["limit","period","timezone"];function Ko({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return a`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?a`<${Ct} budget=${e.budget} />`:a`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${n&&a`<${La} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function La({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(b),[r,i]=$(()=>Ra(e.budget)),[l,c]=$(null),[d,p]=$(null),f=w=>v=>i(T=>({...T,[w]:v})),u=(w,v=!1)=>s.operate.changeClient(e.id,{budget:w},{version:t,isDry:v}),m=async(w,v)=>{c(null);try{await u(w),n(v)}catch(T){c(Ho(T))}};function g(w){w.preventDefault();let v={...r,timezone:r.timezone.trim(),limit:ce(r.limit)};return Fa(e.budget,v)?m(v,"The budget is set."):x(v)}async function x(w){c(null);try{p({budget:w,changes:$e(e,await u(w,!0))})}catch(v){c(Ho(v))}}let{problems:y,notice:S}=H(l,Oa);return a`
    <form class="form beside" onSubmit=${g} novalidate>
      <${W} name="period" label="How often" options=${Pa} problems=${y} value=${r.period} onInput=${f("period")} />
      <${C} name="limit" label="Credits in each" inputmode="numeric" problems=${y} value=${r.limit} onInput=${f("limit")} />
      <${C} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${y}
        value=${r.timezone} onInput=${f("timezone")} />
      <${A} error=${S}>
        ${l?.status===412&&a`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
      <//>
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&a`<button type="button" class="button" onClick=${()=>m(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${d&&a`<${J} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>d.changes} act=${()=>u(d.budget)} onDone=${()=>(p(null),n("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var Ra=e=>e?{period:e.period,limit:h(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:lt()},Fa=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;function Ho(e){return e.param?.startsWith("budget.")&&(e.param=e.param.slice(7)),e}var Da={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function L({name:e}){return a`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${Da[e]} /></svg>`}function Tt(){return a`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function Vo({across:e,down:t}){let n=16/Math.max(e,t),[o,s]=[e*n,t*n];return a`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-o/2} y=${12-s/2} width=${o} height=${s} rx="1.5" />
    </svg>
  `}var Ma=3e3;function be({label:e,text:t,done:n="Copied",icon:o="copy"}){let{announce:s}=_(b),[r,i]=$(null),[l,c]=$(null);k(()=>{if(!r)return;let f=setTimeout(()=>i(null),Ma);return()=>clearTimeout(f)},[r]);async function d(){c(null);try{let f=await t();return await Ua(f)?p(n):(c(f),s("Press the keys for copying: the text is selected."))}catch(f){return p(f.message)}}let p=f=>{i(f),s(f)};return a`
    <button type="button" class="button" onClick=${d}><${L} name=${r===n?"done":o} />${r??e}</button>
    ${l&&a`<${qa} text=${l} label=${e} />`}
  `}function qa({text:e,label:t}){let n=I();return k(()=>n.current.select(),[e]),a`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function Ua(e){try{return await navigator.clipboard.writeText(e),!0}catch{return Ba(e)}}function Ba(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let o=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),o}var bn=3600,ja=(bn-300)*1e3,Ga=168*3600,Wa=3;function zo(e,t){let{api:n}=_(b),[o,s]=$({address:null,error:null}),[r,i]=$(0);return k(()=>{if(!t)return;let l=!1,c=setTimeout(()=>i(d=>d+1),ja);return n.link(e,bn).then(d=>l||s({address:d,error:null}),d=>l||s(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...o,renew:()=>i(l=>l+1)}}function Jo({link:e,label:t,poster:n,isLooped:o,onFailure:s}){let r=I(null),i=I(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{i.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>i.current++<Wa?e.renew():s();return a`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${o} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function Yo({id:e}){let{api:t}=_(b);return a`<${be} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,Ga),location.href).href} />`}function It({id:e,label:t}){let{api:n,announce:o}=_(b),[s,r]=$(null);return a`
    <button type="button" class="button" aria-label=${t} title=${s} onClick=${async()=>{r(null);try{Xe(await n.link(e,bn),`${e}.mp4`)}catch(l){r(l.message),o(l.message)}}}>
      <${L} name=${s?"cancel":"download"} />${s?"No download":"Download"}
    </button>
  `}function Xe(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var Ha=6e4;function Nt({ask:e,of:t}){let{announce:n}=_(b),[o,s]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{if(!o?.isBusy){s({isBusy:!0,text:"One moment\u2026"});try{let i=await e(),l=URL.createObjectURL(await i.blob());Xe(l,Ka(i)),setTimeout(()=>URL.revokeObjectURL(l),Ha),s(null)}catch(i){s({text:i.message}),n(i.message)}}}}>
      <${L} name="download" />
      ${o?.text??a`CSV<span class="unseen"> of the ${t}</span>`}
    </button>
  `}var Ka=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var Va=20;function Qo({client:e}){let{api:t}=_(b),{items:n,hasMore:o,error:s,more:r}=kt(i=>t.operate.entries(e.id,{limit:Va,after:i}),[t,e]);return a`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${n||s?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${n?.length>0&&a`<${Nt} ask=${()=>t.operate.entriesFile(e.id)} of="ledger" />`}</div>
      </div>
      <${A} error=${s} />
      ${n?.length>0&&a`<${za} entries=${n} />`}
      ${n&&!n.length&&a`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(o||s)&&a`<div class="pages"><button type="button" class="button" onClick=${r}>${s?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function za({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${Ja} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function Ja({entry:e}){let{kind:t,amount:n,note:o,actor:s,metadata:r,videoId:i,createdAt:l}=e,c=fe(e),d=Object.entries(r??{}).map(([p,f])=>`${p}: ${f}`);return a`
    <tr>
      <td class="name">
        ${Le[t]}
        ${o&&a` <span class="quiet small" dir="auto">${o}</span>`}
        ${d.length>0&&a` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${i&&a` <code class="quiet">${i}</code>`}
      </td>
      <td class="spare"><bdi>${s?s.on_behalf_of??s.name:"Kinora"}</bdi></td>
      <td class="quiet">${N(l)}</td>
      <td class="number">${c?ct(c):a`<span class="quiet">${h(n)}</span>`}</td>
      <td class="number spare">${h(e.creditLimit)}</td>
      <td class="number spare">${h(e.usedCredit)}</td>
      <td class="number spare">${h(e.heldCredit)}</td>
    </tr>
  `}var Zo=()=>({amount:"",note:"",once:He()});function Xo({client:e,onDone:t}){let{api:n}=_(b),[o,s]=$(Zo),[r,i]=$(null),[l,c]=$(!1),[d,p]=$(null),f=I(),u=w=>v=>s(T=>({...T,[w]:v,once:He()})),m=(w,v)=>n.operate.grant(e.id,w,{isDry:v,once:o.once}),g=()=>{p(null),s(Zo()),t(d?"The credits are taken away.":"Granted.")};async function x(w){w.preventDefault();let v={amount:ce(o.amount),...o.note.trim()&&{note:o.note.trim()}};if(i(null),v.amount<0)return p(v);if(!l){c(!0);try{await m(v,!1),g()}catch(T){i(T),f.current.elements[T.param]?.focus()}return c(!1)}}let{problems:y,notice:S}=H(r,["amount","note"]);return a`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${f} onSubmit=${x} novalidate>
        <${C} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${y}
          value=${o.amount} onInput=${u("amount")} />
        <${C} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${y}
          value=${o.note} onInput=${u("note")} />
        <${A} error=${S} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&a`<${J} title=${`Take ${O(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on." rehearse=${async()=>Ya(e,await m(d,!0))}
        act=${()=>m(d,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var Ya=(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s})=>$e(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s});var es={name:"",scopes:[],networks:"",ends:"",reason:""};function ts({client:e,onIssued:t}){let{api:n}=_(b),[o,s]=$(es),[r,i]=$(null),l=I(),c=u=>m=>s(g=>({...g,[u]:m}));async function d(u){u.preventDefault(),i(null);try{let m=await n.operate.issueKey(e.id,Qa(o));s(es),l.current.open=!1,t(m)}catch(m){i(m)}}let{problems:p,notice:f}=H(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return a`
    <details class="fold" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${C} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${o.name} onInput=${c("name")} />
        <${C} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${o.ends} onInput=${c("ends")} />
        <${C} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${o.networks} onInput=${c("networks")} />
        <${Za} chosen=${o.scopes} onChoice=${c("scopes")} problems=${p} />
        <${C} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${o.reason} onInput=${c("reason")} />
        <${A} error=${f} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function Qa({name:e,scopes:t,networks:n,ends:o,reason:s}){let r=o&&new Date(`${o}T00:00`);r&&r.setDate(r.getDate()+1);let i={name:e.trim(),scopes:t,allowedNetworks:n.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:s.trim()};return Object.fromEntries(Object.entries(i).filter(([,l])=>l.length!==0&&l!==""))}function Za({chosen:e,onChoice:t,problems:n}){let o=s=>({target:r})=>t(r.checked?[...e,s]:e.filter(i=>i!==s));return a`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(se).map(([s,r])=>a`
          <label class="check" key=${s}><input type="checkbox" name=${s} checked=${e.includes(s)} onChange=${o(s)} />${r}</label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${V} name="scopes" problems=${n} />
    </fieldset>
  `}function At({text:e,children:t}){let n=I();return k(()=>n.current.focus(),[e]),a`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${be} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}var ns=3600,Pt=24*ns,Xa={0:"No longer: it is refused now",[ns]:"For an hour",[Pt]:"For a day",[7*Pt]:"For a week",[30*Pt]:"For 30 days"};function os({apiKey:e,onIssued:t,onNo:n}){let{api:o}=_(b),[s,r]=$(String(Pt)),[i,l]=$(""),[c,d]=$(null),[p,f]=$(!1),[u,m]=$(!1),g=gn();async function x(y){if(y.preventDefault(),u)return;m(!0),d(null);let S={overlapSeconds:Number(s),force:p,...i.trim()&&{reason:i.trim()}};try{t(await o.operate.rotateKey(e.id,S))}catch(w){d(w),m(!1)}}return a`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${n}>
      <form onSubmit=${x} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${W} name="overlapSeconds" label="How long the old key is still accepted" options=${Xa} value=${s} onInput=${r} />
        <${C} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${i} onInput=${l} />
        <${A} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&a`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:y})=>f(y.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${n}>Leave it as it is</button>
          <button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function ss({client:e,keys:t,mayChange:n,onDone:o}){let[s,r]=$(null),[i,l]=$(null),[c,d]=$(null),p=t.filter(u=>!u.revokedAt),f=u=>m=>{l(null),d(m),o(u)};return a`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(rs)&&a`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&a`<${ei} keys=${[...t].reverse()} onRevoke=${n?r:null} onRotate=${l} />`}
      ${c&&a`<${At} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${n&&a`<${ts} client=${e} onIssued=${f("Issued. Copy the key now.")} />`}
      ${i&&a`<${os} apiKey=${i} onIssued=${f("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${s&&a`<${ni} apiKey=${s} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),o("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function ei({keys:e,onRevoke:t,onRotate:n}){return a`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&a`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>a`
              <tr key=${o.id} class=${o.revokedAt?"past":null}>
                <td class="name"><bdi>${o.name??"Without a name"}</bdi> <code class="quiet">kin_${o.id}_…</code></td>
                <td class="may">
                  ${ke(o.scopes.map(s=>se[s]??s))}
                  ${o.allowedNetworks&&a`, <span class="quiet">only from ${ke(o.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${N(o.createdAt)}</td>
                <td class="quiet">${o.lastUsedAt?N(o.lastUsedAt):"never"}</td>
                <td>${ti(o)}</td>
                ${t&&a`<td class="number">
                  ${rs(o)&&a`<button type="button" class="button" aria-label=${`Rotate ${o.name??o.id}`} onClick=${()=>n(o)}>Rotate…</button>`}
                  ${" "}
                  ${!o.revokedAt&&a`<button type="button" class="button dangerous" aria-label=${`Revoke ${o.name??o.id}`}
                    onClick=${()=>t(o)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var rs=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function ti({revokedAt:e,expiresAt:t}){return e?`Revoked ${N(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${N(t)}`:"Accepted"}function ni({apiKey:e,client:t,isLast:n,onDone:o,onNo:s}){let{api:r}=_(b),i=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return a`
    <${J} title=${`Revoke the key ${i}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${o} onNo=${s} />
  `}var oi=["name","role","creditLimit","reason"];function as({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(b),[r,i]=$(()=>({name:e.name,role:e.role,creditLimit:h(e.creditLimit),reason:""})),[l,c]=$(null),[d,p]=$(!1),[f,u]=$(null),m=I(),g=w=>v=>i(T=>({...T,[w]:v}));async function x(w){w.preventDefault();let v=ri(e,r);if(c(null),!Object.keys(v).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let T=r.reason.trim()?{...v,reason:r.reason.trim()}:v;if(v.creditLimit<e.creditLimit&&v.creditLimit>=0)return u(T);if(!d){p(!0);try{return await s.operate.changeClient(e.id,T,{version:t}),n("Saved.")}catch(P){c(P),m.current.elements[P.param]?.focus()}return p(!1)}}let{problems:y,notice:S}=H(l,oi);return a`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${m} onSubmit=${x} novalidate>
        <${C} name="name" label="Name" problems=${y} value=${r.name} onInput=${g("name")} />
        <${W} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${y} options=${re}
          value=${r.role} onInput=${g("role")} />
        <${C} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${y}
          value=${r.creditLimit} onInput=${g("creditLimit")} />
        <${C} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${y} value=${r.reason} onInput=${g("reason")} />
        <${A} error=${S}>
          ${l?.status===412&&a`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
        <//>
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${f&&a`<${si} client=${e} version=${t} wanted=${f} onDone=${w=>(u(null),n(w))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function si({client:e,version:t,wanted:n,onDone:o,onNo:s}){let{api:r}=_(b),i=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return a`
    <${J} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>$e(e,await i(!0))} act=${()=>i(!1)} onDone=${()=>o("The limit is lowered.")} onNo=${s} />
  `}function ri(e,{name:t,role:n,creditLimit:o}){let s={name:t.trim(),role:n,creditLimit:ce(o)};return Object.fromEntries(Object.entries(s).filter(([r,i])=>i!==e[r]))}function is({client:e,version:t,onDone:n}){let{api:o}=_(b),[s,r]=$(!1),[i,l]=$(null),c=e.status==="SUSPENDED",d=(f,u)=>o.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:f});async function p(){l(null);try{await o.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(f){l(f)}}return a`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${A} error=${i} />
      <div class="actions">
        ${c?a`<button type="button" class="button" onClick=${p}>Activate</button>`:a`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${s&&a`
        <${J} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async f=>$e(e,await d(!0,f))} act=${f=>d(!1,f)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var ls=20,ai=10;function cs({route:{id:e}}){let{api:t,may:n,announce:o}=_(b),s=U(c=>ii(t,e,c),[t,e]),r=c=>{o(c),s.again()},{data:i,error:l}=s;return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <p class="small"><a href=${D()}>Clients</a></p>
      ${i?a`<${ci} client=${i.client} />`:a`<h1 tabindex="-1">Client</h1>`}
      <${B} loaded=${s} />
      ${l?.status===404&&a`<p class="part-none"><a href=${D()}>Look for it among all clients</a>.</p>`}
      ${i&&a`<${di} ...${i} mayChange=${n("operate:write")} onDone=${r} onReload=${s.again} />`}
    </section>
  `}async function ii(e,t,n){let{client:o,version:s}=await e.operate.client(t,n),r=await e.operate.keys(o.id,n);return{client:o,version:s,keys:r,entries:await li(e,o,r,n)}}async function li(e,t,n,o){let s=[t.id,...n.slice(-ai).map(l=>l.id)];return(await Promise.all(s.map(l=>e.operate.auditLog({target:l,limit:ls},o)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,ls)}function ci({client:e}){let{name:t,role:n,status:o,id:s,createdAt:r,createdBy:i}=e;return a`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${re[n]}</span>
      ${o==="SUSPENDED"?a`<span class="state bad">Suspended</span>`:a`<span class="state good">Active</span>`}
      <span>created ${N(r)}${i&&a` by <bdi>${i}</bdi>`}</span>
      <span class="id">${s}</span>
    </p>
  `}function di({client:e,version:t,keys:n,entries:o,mayChange:s,onDone:r,onReload:i}){return a`
    ${e.status==="SUSPENDED"&&a`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${qe} credits=${e} />
    <p class="small usage-link"><a href=${Ie({client:e.id})}>Usage of this client</a></p>
    ${s&&a`<${as} key=${t} client=${e} version=${t} onDone=${r} onReload=${i} />`}
    ${s&&a`<${Xo} client=${e} onDone=${r} />`}
    <${Ko} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${i} />
    <${ss} client=${e} keys=${n} mayChange=${s} onDone=${r} />
    <${Qo} client=${e} />
    ${s&&a`<${is} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Z({target:e.id})}>All entries about this client</a>
      </div>
      ${o.length?a`<${Me} entries=${o} />`:a`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function ds(e,t,n,o){return t.search?pi(e,t,n,o):t.before?ui(e,t,o):us(e,t,o)}async function us(e,{status:t,after:n},o){let s=await e.videos({status:t,after:n,limit:12},o);return{...s,newer:n&&(s.first_id??n),older:s.has_more&&s.last_id}}async function ui(e,{status:t,before:n},o){let s=await e.videos({status:t,after:n,order:"asc",limit:12},o);return!s.has_more&&s.data.length<12?us(e,{status:t,after:""},o):{...s,data:s.data.toReversed(),newer:s.has_more&&s.last_id,older:s.first_id}}async function pi(e,{status:t,search:n},o,s){let r=et(n).split(/\s+/),i={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;i.has_more&&i.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},s);i.data.push(...c.data.filter(({prompt:d})=>r.every(p=>et(d??"").includes(p)))),i.searched+=c.data.length,[i.has_more,l]=[c.has_more,c.last_id],s.aborted||o({...i})}return{...i,isSearching:!1}}var et=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var ps=100,mi=100,Ot=5e3,Lt=50;async function ms(e,{search:t,status:n,role:o,after:s},r){if(!t)return e.operate.clients({status:n,role:o,after:s,limit:Lt},r);let i=et(t).split(/\s+/),l=[];for await(let c of _n(e,{status:n,role:o},r)){let d=`${et(c.name)} ${c.id}`;if(i.every(p=>d.includes(p))&&l.push(c),l.length===mi)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*_n(e,t,n){for(let o,s=!0,r=0;s&&r<Ot;r+=ps){let i=await e.operate.clients({...t,after:o,limit:ps},n);yield*i.data,[s,o]=[i.has_more,i.last_id]}}var fi={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function fs({route:e}){let{api:t,may:n}=_(b),{search:o,status:s,role:r,after:i}=e,l=U(p=>ms(t,e,p),[t,o,s,r,i]),{data:c,error:d}=l;return a`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&a`<a class="button" href=${Ze}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${hi} key=${o} route=${e} />
        <${gi} route=${e} />
      </div>
      <${B} loaded=${l} />
      ${o&&a`<p class="quiet small" role="status">${$i(c)}</p>`}
      ${c?.data.length>0&&a`<${bi} clients=${c.data} />`}
      ${c&&!c.data.length&&a`<${wi} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&a`<${yi} route=${e} page=${c} />`}
    </section>
  `}function $i(e){return e?`${h(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function hi({route:{status:e,role:t,search:n}}){let o=I();return a`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=D({status:e,role:t,search:o.current.value.trim()})}}>
      <${L} name="search" />
      <input ref=${o} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function gi({route:{status:e,role:t,search:n}}){let o=s=>(s.status??"")===e&&(s.role??"")===t;return a`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(fi).map(([s,r])=>a`<a key=${s} href=${D({...r,search:n})} aria-current=${o(r)?"true":null}>${s}</a>`)}
    </nav>
  `}function bi({clients:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>a`<${_i} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function _i({client:e}){let{id:t,name:n,role:o,creditLimit:s,usedCredit:r,heldCredit:i,availableCredit:l}=e;return a`
    <tr>
      <td class="name">
        <a href=${j(t)} dir="auto">${n}</a>
        ${o!=="MEMBER"&&a` <span class="state">${re[o]}</span>`}
        ${e.status==="SUSPENDED"&&a` <span class="state bad">Suspended</span>`}
      </td>
      <td class="spare bar">
        <${Et} credits=${e} />
        <span class="unseen">${s>0?`${Math.round(we(r+i,s))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${h(i)}</td>
      <td class="number">${h(s)}</td>
      <td class=${`number ${l<=0&&o==="MEMBER"?"out":""}`}>${h(l)}</td>
    </tr>
  `}function wi({route:{search:e,status:t,role:n,after:o},mayCreate:s}){let r=a`<a href=${D()}>Show all clients</a>`;if(e)return a`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(o)return a`<p class="none">There are no more clients. ${r}.</p>`;if(t)return a`<p class="none">No client is suspended. ${r}.</p>`;let i=s&&a` <a href=${Ze}>Create one</a>: a name and a limit are enough.`;return a`<p class="none">There is no client of this kind.${i} ${n&&a`${r}.`}</p>`}function yi({route:{status:e,role:t,search:n,after:o},page:s}){return n||!(o||s.has_more)?null:a`
    <nav class="pages" aria-label="Pages of clients">
      ${o&&a`<a class="button" href=${D({status:e,role:t})}>First ${Lt}</a>`}
      ${s.has_more&&a`<a class="button" href=${D({status:e,role:t,after:s.last_id})}>Next ${Lt}</a>`}
    </nav>
  `}function $s(e){let t=new Map;for(let n of e.filter(({videoId:o})=>o)){let o=t.get(n.videoId)??{...vi,videoId:n.videoId,prompt:n.prompt??null},{charged:s,held:r}=ki[n.kind](n.amount);t.set(n.videoId,{...o,charged:o.charged+s,held:o.held+r,time:n.createdAt,isWhole:o.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,o)=>n.time<o.time?1:-1)}var vi={charged:0,held:0,time:"",isWhole:!1},ki={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function hs(e,t,n){let o=[];for(let s,r=!0;r;){let i=await e.entries({limit:100,after:s},n);o.push(...i.data),t(o.length),[s,r]=[i.last_id,i.has_more]}return o}var Si=["entry","time","kind","amount","change","video","prompt","note"];function gs(e){let t=e.map(n=>[Ue(n.id),Ue(n.createdAt),Ue(n.kind),n.amount,fe(n),Ue(n.videoId),Ue(n.prompt),Ue(n.note)]);return`\uFEFF${[Si,...t].map(n=>`${n.map(xi).join()}\r
`).join("")}`}var Ue=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",xi=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var bs=640,Rt=120;function _s({entries:e,available:t}){let n=Ci(e,t),o=Math.max(...n,1),s=Ei(n,o);return a`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${h(e.length)} lines; the top edge is ${h(o)}
      </figcaption>
      <svg viewBox=${`0 0 ${bs} ${Rt}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${O(n[0])} to ${O(t)} left`}>
        <path class="area" d=${`${s}V${Rt}H0Z`} />
        <path class="line" d=${s} />
      </svg>
    </figure>
  `}function Ci(e,t){let n=[t];for(let o of e.slice(0,-1))n.push(n.at(-1)-fe(o));return n.reverse()}function Ei(e,t){let n=bs/e.length,o=r=>(Rt-Math.max(0,r)/t*(Rt-8)).toFixed(1),s=e.map((r,i)=>`V${o(r)}H${((i+1)*n).toFixed(1)}`);return`M0 ${o(e[0])}${s.join("")}`}var wn=30,yn={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function ws({page:e,...t}){let n=t.zone||lt(),o;try{o=Se(Date.now()/1e3,n)}catch{o=Se(Date.now()/1e3,"UTC")}let s=t.to||o;return{...t,zone:n,to:s,from:t.from||Qt(s,1-wn),width:t.width||"1d"}}function vn({from:e,to:t,width:n,zone:o,group:s,label:r,client:i}){let l=d=>{try{return Zt(d,o)}catch{return Zt(d,"UTC")}},c=[s,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(Qt(t,1)),bucket_width:n,timezone:o,group_by:c,client:i}}var kn=120,ys=.2;function vs({columns:e,label:t}){let n=Math.max(...e.map(({value:s})=>s),1),o=e.reduce((s,{value:r})=>s+r,0);return a`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${h(o)}; the top edge is ${h(n)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${kn}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${h(o)} together. The table has each figure.`}>
        ${e.map(({name:s,value:r},i)=>{let l=r/n*(kn-4);return a`
            <rect key=${s} x=${i+ys/2} y=${kn-l} width=${1-ys} height=${l}>
              <title>${s}: ${h(r)}</title>
            </rect>
          `})}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${e[0].name}</span><span>${e.at(-1).name}</span></p>
    </figure>
  `}var Sn=1e3,Ti={"1d":"Days","1h":"Hours"};function Ft({route:e,calls:t,write:n,figures:o,groups:s,none:r,isOfAll:i=!1}){let l=ws(e),c=U(async y=>t.usage(vn(l),y),[t,...Object.values(l)]),{data:d,error:p}=c,f=p?.param?Object.assign(Object.create(p),{param:yn[p.param]}):p,{problems:u,notice:m}=H(f,Object.values(yn)),g=a`
    <${Ii} key=${JSON.stringify(l)} filter=${l} given=${e} problems=${u} write=${n} groups=${s} isOfAll=${i} />
  `,x=Object.entries(e).some(([y,S])=>y!=="page"&&S);return a`
    <div aria-busy=${d||p?null:"true"}>
      ${i?g:a`<details class="fold" open=${x}><summary class="button">Choose days and groups</summary>${g}</details>`}
      <${B} loaded=${{...c,error:m}} />
      ${d&&a`<${Ni} page=${d} filter=${l} figures=${o} none=${r} Heading=${i?"h2":"h3"}
        ask=${()=>t.usageFile(vn(l))} />`}
    </div>
  `}function Ii({filter:e,given:t,problems:n,write:o,groups:s,isOfAll:r}){let[i,l]=$(e),c=f=>u=>l(m=>({...m,[f]:u.trim()})),d=f=>{f.preventDefault();let u=Object.fromEntries(["from","to"].map(m=>[m,i[m]===e[m]?t[m]:i[m]]));location.hash=o({...i,...u})},p=f=>({name:f,problems:n,value:i[f],onInput:c(f)});return a`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${d} novalidate>
      <${C} ...${p("from")} type="date" label="First day" required />
      <${C} ...${p("to")} type="date" label="Last day" required />
      <${W} ...${p("width")} label="One bar is" options=${Ti} />
      <${C} ...${p("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${W} ...${p("group")} label="Group by" options=${s} />
      <${C} ...${p("label")} label="And by label" placeholder="campaign" />
      ${r&&a`<${C} ...${p("client")} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function Ni({page:e,filter:t,figures:n,none:o,Heading:s,ask:r}){let i=Object.keys(n),[l,c]=$("credits_settled"),d=t.width==="1h",p=(m,g)=>m.reduce((x,y)=>x+y[g],0),f=e.data.flatMap(({results:m})=>m);if(!f.some(m=>i.some(g=>m[g])))return a`<p class="none">${o}</p>`;let u=e.data.map(({start_time:m,results:g})=>({name:Xt(m,t.zone,d),value:p(g,l)}));return a`
    <dl class="tally">
      ${i.map(m=>a`<div key=${m}><dt>${n[m]}</dt><dd>${h(p(f,m))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${s} id="usage-by">By ${d?"hour":"day"}<//>
      <div class="actions"><${Nt} ask=${r} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${i.map(m=>a`
            <button key=${m} type="button" class="button" aria-pressed=${l===m?"true":"false"} onClick=${()=>c(m)}>
              ${n[m]}
            </button>
          `)}
    </div>
    <${vs} columns=${u} label=${n[l]} />
    <${Ai} page=${e} filter=${t} figures=${n} isHour=${d} />
  `}function Ai({page:e,filter:t,figures:n,isHour:o}){let s=Object.keys(n),r=t.group||t.label,l=e.data.flatMap(({start_time:c,results:d})=>d.map(p=>({start:c,result:p}))).filter(({result:c})=>s.some(d=>c[d]));return a`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-by">
      <table class="usage">
        <thead>
          <tr>
            <th>${o?"Hour":"Day"}</th>${r&&a`<th>Group</th>`}
            ${s.map(c=>a`<th key=${c} class="number">${n[c]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${l.slice(0,Sn).map(({start:c,result:d})=>a`
              <tr>
                <td class="day">${Xt(c,t.zone,o)}</td>
                ${r&&a`<td dir="auto">${Pi(d)}</td>`}
                ${s.map(p=>a`<td key=${p} class="number">${h(d[p])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${o?"Hours":"Days"} in which nothing happened are left out.
      ${l.length>Sn&&` These are the first ${h(Sn)} rows; the file has all.`}
    </p>
  `}function Pi({client_name:e,outcome:t,metadata:n}){let o=Object.entries(n??{}).map(([s,r])=>`${s}: ${r??"none"}`);return[e,Zn[t]??t,...o].filter(Boolean).join(" \xB7 ")}var Oi=50,Li={"":"Nothing",outcome:"Outcome"},Ri={videos:"Films asked for",generations:"New films paid",credits_settled:"Charged",credits_refunded:"Given back",credits_saved_by_hits:"Saved: film existed",credits_saved_by_joins:"Saved: film shared"};function ks({route:e}){let t=_(b),{items:n,hasMore:o,error:s,more:r}=kt(i=>t.api.entries({limit:Oi,after:i}),[t.api]);return k(()=>{t.refresh()},[]),a`
    <section class="page" aria-busy=${t.credits&&n?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${A} error=${s??t.trouble} />
      ${t.credits&&a`<${Fi} credits=${t.credits} />`}
      ${t.credits&&n?.length>1&&a`<${_s} entries=${n} available=${t.credits.availableCredit} />`}
      ${n?.length>0&&a`<${Di} route=${e} api=${t.api} />`}
      ${n&&a`<${Mi} entries=${n} />`}
      ${o&&a`<div class="pages"><button type="button" class="button" onClick=${r}>Older lines</button></div>`}
    </section>
  `}function Fi({credits:e}){let{budget:t,expiringGrants:n}=e;return a`
    <${qe} credits=${e} />
    ${n.filter(({left:o})=>o>0).map(({id:o,left:s,expiresAt:r})=>a`<p key=${o} class="quiet small resets">${O(s)} expire on ${N(r)}, unless they are spent.</p>`)}
    ${t&&a`<section class="budget" aria-label="Budget"><${Ct} budget=${t} /></section>`}
  `}function Di({route:e,api:t}){return a`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${Ft} route=${e} calls=${t} write=${St} figures=${Ri} groups=${Li}
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Q}>make a film</a>.`} />
    </section>
  `}function Mi({entries:e}){let[t,n]=$(!1);return e.length?a`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${qi} isByFilm=${t} onView=${n} />
        <${Gi} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?a`<${ji} entries=${e} />`:a`<${Ui} entries=${e} />`}
    </div>
  `:a`<p class="none">No credits were granted yet: ask an operator. <a href=${Q}>See what a film costs</a>.</p>`}function qi({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,o])=>a`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${o}</button>
    `)}function Ui({entries:e}){return a`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>a`<${Bi} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Bi({entry:e}){let t=fe(e);return a`
    <tr>
      <td>${Le[e.kind]}${e.note&&a` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&a`<${Ss} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${N(e.createdAt)}</td>
      <td class="number">${t?ct(t):a`<span class="quiet">${h(e.amount)}</span>`}</td>
    </tr>
  `}var Ss=({videoId:e,prompt:t})=>a`<a href=${de(e)} dir="auto" title=${t??e}>${t?me(t):e}</a>`;function ji({entries:e}){let t=$s(e);return t.length?a`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:o,time:s,held:r,charged:i,isWhole:l})=>a`
            <tr key=${n}>
              <td class="film"><${Ss} videoId=${n} prompt=${o} /></td>
              <td class="quiet">${N(s)}</td>
              ${l?a`<td class="number">${h(r)}</td><td class="number">${h(i)}</td>`:a`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:a`<p class="none">No film yet. <a href=${Q}>Make the first one</a>.</p>`}function Gi(){let{api:e,announce:t}=_(b),[n,o]=$(null),s=n?.isBusy;return a`
    <button type="button" class="button" onClick=${async()=>{if(!s)try{let i=d=>o({isBusy:!0,text:`${h(d)} lines\u2026`});i(0);let l=gs(await hs(e,i)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));Xe(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),o(null)}catch(i){o({text:i.message}),t(i.message)}}}>
      <${L} name="download" />
      ${n?.text??a`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `}function ue(e){let t=Re(()=>e?URL.createObjectURL(e):null,[e]);return k(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function Be(e){let{api:t}=_(b),[n,o]=$(void 0);return k(()=>{let s=new AbortController;return t.still(e,s.signal).then(o,()=>s.signal.aborted||o(null)),()=>s.abort()},[t,e]),n}function Cs({video:e,onCancel:t,onRemove:n}){let o=oe(e);return a`
    <li class="card">
      <a class="cover" href=${de(e.id)}>
        <${Ki} video=${e} />
        <span class=${`badge ${e.status} ${ze(e)?"charged":""}`}>${Oe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&a`<p class="why small"><${ge} text=${e.error.message} /></p>`}
      <p class="quiet small">${Yn(e)}</p>
      <p class="quiet small">${N(e.created_at)}</p>
      ${e.status==="in_progress"&&a`<${Wi} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&a`<${It} id=${e.id} label=${xn("Download",e)} />`}
        ${o&&a`<${Hi} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&a`<${xs} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${o&&a`<${xs} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var xn=(e,t)=>`${e}: ${me(t.prompt)}, take ${t.take}`;function Wi({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return a`<progress max="100" value=${t} aria-label=${ye(e)}></progress>`}function Hi({verb:e,video:t}){return a`<a class="button" href=${Te(t.id)} aria-label=${xn(e,t)}><${L} name="again" />${e}</a>`}function xs({verb:e,icon:t,video:n,onClick:o}){return a`
    <button type="button" class="button" aria-label=${xn(e,n)} onClick=${()=>o(n)}>
      <${L} name=${t} />${e}
    </button>
  `}function Ki({video:e}){let t=Be(e.id),n=ue(t);return a`
    <span class="thumbnail">
      ${n?a`<img src=${n} alt="" />`:t===null&&a`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function Es({video:e,onYes:t,onNo:n}){let o=I();return k(()=>{let s=o.current;return s.showModal(),()=>s.close()},[]),a`
    <dialog ref=${o} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${me(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*Ts(e){let t="";for await(let n of zi(e)){t=(t+n).replaceAll(`\r
`,`
`);let o=t.split(`

`);t=o.pop(),yield*o.map(Vi).filter(s=>s.data)}}function Vi(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,o,s]=/^(\w+): ?(.*)$/.exec(n)??[];o==="event"&&(t.event=s),o==="data"&&(t.data+=(t.data&&`
`)+s)}return t}async function*zi(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let o=setTimeout(()=>n.cancel(),t),{done:s,value:r}=await n.read().finally(()=>clearTimeout(o));if(s)return;yield r}}finally{n.cancel().catch(()=>{})}}var Cn=1e3,Ji=5e3,Yi=1e4;async function Ns(e,t,{onVideo:n,onTrouble:o,signal:s}){let r=Is;for(let i=0;!s.aborted;){try{for await(let l of r(e,t,s))if(i=0,o(null),n(l),oe(l))return}catch(l){if(s.aborted)return;if(l.code==="not_found"&&r===Is)r=Qi;else{if(l.isFinal)throw l;o(l)}}await En(Math.min(Yi,Cn*2**i++),s)}}async function As(e,{onPage:t,onTrouble:n,signal:o}){for(;!o.aborted;){let s=!1;try{let r=await e(o);if(o.aborted)return;n(null),t(r),s=r.data.some(i=>!oe(i))}catch(r){if(o.aborted||(n(r),r.isFinal))return}await En(s?Cn:Ji,o),await Zi(o)}}async function*Is(e,t,n){let o=await e.call(`${pe(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:s,data:r}of Ts(o.body))s==="video"&&(yield JSON.parse(r))}async function*Qi(e,t,n){for(;;)yield await e.video(t,n),await En(Cn,n)}function En(e,t){return new Promise(n=>{let o=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(o),n()),{once:!0})})}function Zi(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function Ps({route:e}){let{api:t,announce:n,refresh:o}=_(b),[s,r]=$(0),{page:i,trouble:l}=Xi(t,e,s),[c,d]=$(null),[p,f]=$(null),u=I();async function m(y,S){d(null);try{await y(),n(S),o(),r(s+1)}catch(w){d(w)}}let g=y=>m(()=>t.cancel(y.id),"Cancelled. Nothing was charged."),x=async()=>{f(null),await m(()=>t.remove(p.id),"Deleted."),u.current.focus()};return a`
    <section class="page" aria-busy=${i?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${el} key=${e.search} route=${e} />
          <${tl} route=${e} />
        </div>
      </div>
      <${A} error=${c??l} />
      ${e.search&&a`<${nl} page=${i} />`}
      ${i?.data.length>0&&a`<${ol} page=${i} onCancel=${g} onRemove=${f} />`}
      ${i&&!i.data.length&&!i.isSearching&&a`<${sl} route=${e} />`}
      ${i&&a`<${rl} route=${e} page=${i} />`}
      ${p&&a`<${Es} video=${p} onYes=${x} onNo=${()=>f(null)} />`}
    </section>
  `}function Xi(e,t,n){let{status:o,search:s,after:r,before:i}=t,[l,c]=$(null),[d,p]=$(null);return k(()=>c(null),[o,s,r,i]),k(()=>{let f=new AbortController,{signal:u}=f,m=()=>ds(e,t,c,u);return s?m().then(c,g=>u.aborted||p(g)):As(m,{onPage:c,onTrouble:p,signal:u}),()=>f.abort()},[e,o,s,r,i,n]),{page:l,trouble:d}}function el({route:e}){let t=I();return a`
    <form class="search" role="search" onSubmit=${o=>{o.preventDefault(),location.hash=te({status:e.status,search:t.current.value.trim()})}}>
      <${L} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function tl({route:e}){return a`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...Ve}).map(([t,n])=>a`
          <a href=${te({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function nl({page:e}){let t=`${h(e?.data.length??0)} found in ${h(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return a`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function ol({page:e,onCancel:t,onRemove:n}){return a`
    <ul class="gallery">
      ${e.data.map(o=>a`<${Cs} key=${o.id} video=${o} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function sl({route:e}){let t=a`<a href=${te()}>Show all films</a>`;return e.search?a`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?a`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?a`<p class="none">There are no more films. ${t}.</p>`:a`<p class="none">No films yet. <a href=${Q}>Make the first one</a>: a still and a sentence are enough.</p>`}function rl({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:a`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&a`<a class="button" href=${te({status:n})}>Newest</a>`}
      ${t.newer&&a`<a class="button" href=${te({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&a`<a class="button" href=${te({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}var tt={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},Dt=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",Os={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Mt={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},Tn={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},Ls={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},Rs={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},Fs={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},Ds={paid_calls:{name:"Paid calls",help:"No paid call starts. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"No request that needs a new film is accepted. What is queued goes on."}};function qt({evidence:e}){let{cause:t,sentAt:n,lostAt:o,readingBefore:s,readingAfter:r,moved:i,otherCredits:l,credits:c}=e;return a`
    <p class="small">Sent ${N(n)}. Its answer was lost ${N(o)}${t&&a`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${Ms} name="Counter before" reading=${s} />
      <${Ms} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${i===null?"not known":h(i)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":h(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${h(c)}</dd></div>
    </dl>
  `}function Ms({name:e,reading:t}){return a`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":a`
              ${h(t.usedCredit)}
              <span class="quiet small"><a href=${De(t.generationId)}>read ${N(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function Ut({evidence:{proposal:e,basis:t,verdict:n}}){return n?a`
      <p class="proposed">
        <b>Verdict: ${n.billed?"it was billed":"it was not billed"}.</b> ${O(n.refundedCredit)} given back,
        ${" "}${N(n.createdAt)}. ${n.note&&a`<span dir="auto">${n.note}</span>`}
      </p>
    `:a`<p class="proposed"><b>${Rs[e]??e}.</b> ${Fs[t]??t}</p>`}function qs({times:e}){let t=Object.keys(Tn),n=t.reduce((s,r)=>s+e[r],0),o=s=>t.slice(0,s).reduce((r,i)=>r+e[i],0);return a`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((s,r)=>{let[i,l]=[o(r),e[s]].map(c=>we(c,n));return a`<rect key=${s} class=${s} x=${i} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(s=>a`<div key=${s}><dt><i class=${`dot ${s}`}></i>${Tn[s]}</dt><dd>${In(e[s])}</dd></div>`)}
      <div><dt>Together</dt><dd>${In(n)}</dd></div>
    </dl>
    <${al} waits=${e.waits} />
  `}function al({waits:e}){let t=e.filter(n=>n.waiting_for!==null);return t.length?a`
    <ul class="waits small">
      ${t.map(({began_at:n,seconds:o,waiting_for:s,reason:r})=>a`
          <li key=${n}>
            ${In(o)} from ${N(n)}: it waited for ${Mt[s]??s}
            ${r&&a`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var In=e=>e<10?`${h(Math.round(e*10)/10)} s`:Y(e);function Us({route:{id:e}}){let{api:t}=_(b),n=U(r=>t.operate.generation(e,r),[t,e]),{data:o,error:s}=n;return a`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <p class="small"><a href=${z()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${B} loaded=${n} />
      ${s?.status===404&&a`<p class="part-none"><a href=${z()}>Look for it among all generations</a>.</p>`}
      ${o&&a`<${il} story=${o} />`}
    </section>
  `}function il({story:e}){return a`
    <${ll} story=${e} />
    ${e.evidence&&a`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${Ut} evidence=${e.evidence} />
        <${qt} evidence=${e.evidence} />
        ${!e.evidence.verdict&&a`<p class="small part-none"><a href=${X({client:e.client_id})}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${e.times?a`<${qs} times=${e.times} />`:a`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${cl} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${dl} entries=${e.entries} />
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${ul} videos=${e.videos} />
    </section>
  `}function ll({story:e}){let{id:t,state:n,failure:o,client_id:s,client_name:r,credits:i,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return a`
    <p class="quiet small facts">
      <span class=${`state ${Dt(n)}`}>${tt[n]??n}</span>
      ${o&&n!=="unknown"&&a`<span>${ve[o]??o}</span>`}
      <span>${O(i)}, paid by <a href=${j(s)} dir="auto">${r}</a></span>
      <span>accepted ${N(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&a`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function cl({attempts:e}){return e.length?a`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:n,detail:o,started_at:s,ended_at:r})=>a`
          <li key=${t}>
            <p><b>${n===null?"The answer is awaited":Os[n]??n}</b></p>
            ${o&&a`<p class="small" dir="auto">${o}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(s*1e3).toISOString()}>${N(s)}</time>
              ${r!==null&&`, answered after ${Y(r-s)}`}
            </p>
          </li>
        `)}
    </ol>
  `:a`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function dl({entries:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${e.map(({id:t,kind:n,amount:o,note:s,created_at:r})=>a`
              <tr key=${t}>
                <td class="name">${Le[n]}${s&&a` <span class="quiet small" dir="auto">${s}</span>`}</td>
                <td class="quiet">${N(r)}</td>
                <td class="number">${h(o)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function ul({videos:e}){return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>a`<${pl} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:a`<p class="quiet part-none">None: all were deleted.</p>`}function pl({video:{id:e,client_id:t,client_name:n,status:o,failure:s,cache:r,credits:i,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return a`
    <tr>
      <td class="name"><a href=${j(t)} dir="auto">${n}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&a`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${Ve[o]}${s&&a` <span class="quiet small">${ve[s]??s}</span>`}</td>
      <td>${Ls[r]}</td>
      <td class="number">${h(i)}</td>
    </tr>
  `}var ml=50,fl={"":"All",...tt},$l={"":"All",...ve},hl=["client","state","failure"];function Bs({route:e}){let{api:t}=_(b),{page:n,...o}=e,r=U(m=>t.operate.generations({...dt(o),limit:ml},m),[t,...Object.values(o)]),{data:i,error:l}=r,{after:c,...d}=o,p=Object.values(d).some(Boolean),{problems:f,notice:u}=H(l,hl);return a`
    <section class="page" aria-busy=${i||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${gl} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${f} />
      <${B} loaded=${{...r,error:u}} />
      ${i?.data.length>0&&a`<${bl} generations=${i.data} />`}
      ${i&&!i.data.length&&a`<${wl} isFiltered=${p||c} />`}
      <${Fe} name="generations" page=${i} after=${c} write=${m=>z({...d,after:m})} />
    </section>
  `}function gl({kept:e,isFiltered:t,problems:n}){let[o,s]=$(e),r=c=>d=>s(p=>({...p,[c]:d.trim()})),i=c=>{c.preventDefault(),location.hash=z(o)},l=c=>({name:c,problems:n,value:o[c],onInput:r(c)});return a`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${i} novalidate>
      <${W} ...${l("state")} label="State" options=${fl} />
      <${W} ...${l("failure")} label="Why it failed" options=${$l} />
      <${C} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${C} ...${l("from")} type="date" label="First day" />
      <${C} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&a`<a class="button plain" href=${z()}>Show all</a>`}
      </div>
    </form>
  `}function bl({generations:e}){return a`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>a`<${_l} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function _l({generation:{id:e,state:t,failure:n,client_id:o,client_name:s,credits:r,created_at:i,ended_at:l}}){return a`
    <tr>
      <td><a href=${De(e)}>${N(i)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${Dt(t)}`}>${tt[t]??t}</span>
        ${n&&t!=="unknown"&&a` <span class="small">${ve[n]??n}</span>`}
      </td>
      <td class="name"><a href=${j(o)} dir="auto">${s}</a></td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${l===null?"":Y(l-i)}</td>
    </tr>
  `}function wl({isFiltered:e}){return e?a`<p class="none">No generation fits. <a href=${z()}>Show all generations</a>.</p>`:a`<p class="none">No film was asked for yet. <a href=${D()}>Give a client credits and a key</a>, then it can make one.</p>`}var yl={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Nn={name:"",creditLimit:"0",role:"MEMBER",reason:""},vl=Object.keys(Nn);function js(){let{api:e,announce:t}=_(b),[n,o]=$(Nn),[s,r]=$(null),[i,l]=$(null),[c,d]=$(!1),p=I(),f=y=>S=>o(w=>({...w,[y]:S}));async function u(y){if(y.preventDefault(),c)return;d(!0),r(null);let{name:S,creditLimit:w,role:v,reason:T}=n;try{let P={name:S.trim(),creditLimit:ce(w),role:v};l(await e.operate.createClient(T.trim()?{...P,reason:T.trim()}:P)),t("Created.")}catch(P){r(P),p.current.elements[P.param]?.focus()}d(!1)}let m=()=>{o(Nn),l(null)};if(i)return a`<${Sl} client=${i} onAnother=${m} />`;let{problems:g,notice:x}=H(s,vl);return a`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${C} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${n.name} onInput=${f("name")} />
        <${W} name="role" label="What it is for" hint=${yl[n.role]} problems=${g} options=${re}
          value=${n.role} onInput=${f("role")} />
        <${C} name="creditLimit" label="Limit in credits" hint=${kl(n.creditLimit)} inputmode="numeric" problems=${g}
          value=${n.creditLimit} onInput=${f("creditLimit")} />
        <${C} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${n.reason} onInput=${f("reason")} />
        <${A} error=${x} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function kl(e){let t=ce(e);return`${typeof t=="number"&&t>999?`${O(t)}. `:""}What it may spend in total. It can be changed at any time.`}function Sl({client:e,onAnother:t}){return a`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${At} text=${e.key.key}>
        <a class="button" href=${j(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var xl=5,Cl=24*3600,El=.1,Tl=3,Gs=100;function Ws(){let{api:e,may:t}=_(b),n=U(r=>Il(e,r),[e]),{data:o,error:s}=n;return a`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${B} loaded=${n} />
      ${o&&a`<${Al} ...${o} mayChange=${t("operate:write")} />`}
    </section>
  `}async function Il(e,t){let n=Math.floor(Date.now()/1e3)-Cl,[o,s,r,i,l]=await Promise.all([Nl(_n(e,{},t)),e.operate.auditLog({limit:xl},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:Gs},t),e.operate.generations({state:"unknown",verdict:"none",limit:Gs},t),e.operate.queue(t)]);return{clients:o,last:s.data,refused:r,unknown:i,queue:l}}async function Nl(e){let t=[];for await(let n of e)t.push(n);return t}function Al({clients:e,last:t,refused:n,unknown:o,queue:s,mayChange:r}){let i=e.filter(({role:l})=>l==="MEMBER");return a`
    <p class="quiet">${Pl(e,i)}${e.length>=Ot&&` These are the first ${h(Ot)} only.`}</p>
    ${e.length>0&&a`<${qe} credits=${Ol(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${Rl} tasks=${Ll(e,i,{refused:n,unknown:o,queue:s})} mayChange=${r} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Z()}>Audit log</a></div>
      ${t.length?a`<${Me} entries=${t} />`:a`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function Pl(e,t){let n=(s,r,i)=>`${h(s)} ${s===1?r:i}`,o=e.length-t.length;return`${n(t.length,"app","apps")}${o?` and ${n(o,"operator or reader","operators and readers")}`:""}, together:`}function Ol(e){let t=n=>e.reduce((o,s)=>o+s[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function Ll(e,t,{refused:n,unknown:o,queue:s}){let r=t.filter(({status:d})=>d==="ACTIVE"),i=r.filter(({availableCredit:d})=>d<=0),l=r.filter(({availableCredit:d,creditLimit:p})=>d>0&&d<El*p),c=e.filter(({status:d})=>d==="SUSPENDED");return[{name:"Paused in the queue",help:"It lasts until an operator resumes it.",count:s.paused.length,all:xt},{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",count:o.data.length,hasMore:o.has_more,all:X()},{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:i},{name:"Less than a tenth left",help:"Raise the limit, or ask what they need.",clients:l},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:c,all:D({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:Z({outcome:"refused"})}].filter(({clients:d,count:p})=>(p??d.length)>0)}function Rl({tasks:e,mayChange:t}){if(!e.length){let n=t&&a` You can <a href=${Ze}>create a client</a>.`;return a`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return a`<ul class="tasks">${e.map(n=>a`<${Fl} key=${n.name} task=${n} />`)}</ul>`}function Fl({task:{name:e,help:t,clients:n=[],count:o=n.length,hasMore:s,all:r}}){let i=n.slice(0,Tl),l=o-i.length,c=i.map(({id:p,name:f})=>a`<a href=${j(p)} dir="auto">${f}</a>`),d=l>0&&i.length?[...c,`${h(l)} more`]:c;return a`
    <li>
      <p class="sum">${h(o)}${s&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Je(d)}
          ${r&&a`${i.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}var Hs=["16:9","9:16","1:1"],Ks=["1080p","720p"],Vs=["8"];var zs=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var nt=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Ge=e=>Object.fromEntries(Object.keys(nt).map(t=>[t,e[t]??nt[t]])),Js=e=>[...e.normalize("NFC").trim()].length;function An(e,t){let n=o=>o.fast_mode===t.fast_mode&&o.generate_audio===t.generate_audio&&o.seconds===t.seconds;return e?.data.find(n)?.credits??null}function Ys(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}function Qs({address:e,fields:t,image:n}){let o={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:Dl(o)},{name:"JavaScript",language:"javascript",code:Ml(o)},{name:"Python",language:"python",code:ql(o)},{name:"OpenAI SDK",language:"python",code:jl(o)}]}function Dl({address:e,fields:t,image:n,isFile:o}){let s=Object.entries(o?t:{image:n,...t}).map(([l,c])=>`  --form-string ${Pn(`${l}=${c}`)}`),r=o?" -F 'image=@-;filename=still'":"",i=o?` \\
  < ${Pn(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${Pn(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${s.join(` \\
`)}${i}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function Ml({address:e,fields:t,image:n,isFile:o}){let s=o?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${o?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${s});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function ql({address:e,fields:t,image:n,isFile:o}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${Zs(t)}
}
${o?Ul(n):Bl(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var Ul=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,Bl=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function jl({address:e,fields:t,image:n,isFile:o}){let{prompt:s,seconds:r,...i}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(s)},
${o?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${Zs(o?i:{image:n,...i},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${o?`with open(${JSON.stringify(n)}, "rb") as still:
${Gl(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var Gl=e=>e.replace(/^/gm,"    "),Pn=e=>`'${e.replaceAll("'","'\\''")}'`;function Zs(e,t=4){let n=o=>typeof o=="boolean"?o?"True":"False":JSON.stringify(o);return Object.entries(e).map(([o,s])=>`${" ".repeat(t)}${JSON.stringify(o)}: ${n(s)},`).join(`
`)}function er({fields:e,image:t,answer:n,video:o}){let s=Ge(e),r=Qs({address:rt(),fields:s,image:t?.name??t}),i={image:t instanceof File?`${t.name}, ${ie(t.size)}`:t??"a file",...s};return a`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${Wl} samples=${r} />
        <div class="json">
          <${Xs} title="Request" line="POST /videos, as a form" body=${i} />
          <${Xs} title="Answer" line=${Hl(n,o)} body=${o??n?.body} />
        </div>
      </div>
    </section>
  `}function Wl({samples:e}){let[t,n]=$(0),o=I(),s=e[t];return a`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${o} onKeyDown=${i=>{let l={ArrowRight:1,ArrowLeft:-1}[i.key];if(!l)return;i.preventDefault();let c=(t+l+e.length)%e.length;n(c),o.current.children[c].focus()}}>
          ${e.map(({name:i},l)=>a`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${i}</button>
            `)}
        </div>
        <${be} label="Copy" text=${()=>s.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${s.code}</code></pre>
    </div>
  `}function Xs({title:e,line:t,body:n}){return a`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function Hl(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var Ae=e=>e.split(":").map(Number);function On(e,t,n){let[o,s]=Ae(n),r=o/s;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function tr(e,t,n){let o=On(e,t,n),s=Math.round(100-Math.min(o.width,o.height));if(s<1)return`${n} fits: nothing is cut.`;let r=o.width<o.height?"left and right":"top and bottom";return`${n} keeps the middle; ${s} % is cut at ${r}.`}function sr({fields:e,change:t,problems:n,children:o}){let s={fields:e,change:t,problems:n};return a`
    <${Vl} ...${s}>${o}<//>
    <${Ln} ...${s} name="aspect_ratio" legend="Aspect ratio" values=${Hs} icon=${zl} />
    <div class="pair">
      <${Ln} ...${s} name="resolution" legend="Resolution" values=${Ks} />
      <${Ln} ...${s} name="seconds" legend="Duration" values=${Vs} unit=" s" />
    </div>
    <div class="switches">
      <${or} ...${s} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${or} ...${s} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${Jl} ...${s} />
    </div>
  `}function Vl({fields:e,change:t,problems:n,children:o}){let s=Js(e.prompt);return a`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${o}
        <span class=${`count ${s>4e3?"too-many":""}`} id="prompt-count">
          ${h(s)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${h(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${V} name="prompt" problems=${n} />
    </div>
  `}var zl=e=>{let[t,n]=Ae(e);return a`<${Vo} across=${t} down=${n} />`};function Ln({fields:e,change:t,problems:n,name:o,legend:s,values:r,icon:i,unit:l=""}){return a`
    <fieldset class="field" aria-describedby=${`${o}-problem`}>
      <legend>${s}</legend>
      <div class="choice">
        ${r.map(c=>a`
            <label key=${c}>
              <input type="radio" name=${o} value=${c} checked=${e[o]===c}
                onChange=${()=>t({[o]:c})} />
              <span>${i?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${V} name=${o} problems=${n} />
    </fieldset>
  `}function or({fields:e,change:t,problems:n,name:o,label:s,help:r}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">${s}</span><span class="quiet small" id=${`${o}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${o} aria-label=${s} checked=${e[o]}
          aria-describedby=${`${o}-help ${o}-problem`} onChange=${i=>t({[o]:i.target.checked})} />
      </label>
      <${V} name=${o} problems=${n} />
    </div>
  `}function Jl({fields:e,change:t,problems:n}){return a`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:o})=>t({take:Number.isInteger(o.valueAsNumber)?o.valueAsNumber:o.value})} />
      </label>
      <${V} name="take" problems=${n} />
    </div>
  `}var rr="kinora.notify",Rn=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",Fn=()=>Rn()&&Notification.permission==="granted"&&sessionStorage.getItem(rr)==="yes";function ar(){let[e,t]=$(Fn),[n,o]=$(!Rn());return n?null:a`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(rr,r==="granted"?"yes":"no"),t(Fn()),o(!Rn())}}>
      <${L} name=${e?"done":"bell"} />Notify me
    </button>
  `}function ir(e){if(!document.hidden||!Fn())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:me(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var lr="kinora.tab",Dn="stills";var Bt=e=>`video/${e}`;async function jt(e,t){await ot("readwrite",n=>n.put({file:t,time:Date.now()},Mn(e))),await Xl()}var cr=e=>ot("readwrite",t=>t.delete(Mn(e)));async function Gt(e){return(await ot("readonly",n=>n.get(Mn(e))))?.file??null}var Mn=e=>`${Yl()}/${e}`;function Yl(){let e=sessionStorage.getItem(lr);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(lr,t),t}async function ot(e,t){let n=new Promise(o=>setTimeout(()=>o(null),2e3));return Promise.race([n,Ql(e,t).catch(()=>null)])}async function Ql(e,t){let n=await Zl();try{return await dr(t(n.transaction(Dn,e).objectStore(Dn)))}finally{n.close()}}function Zl(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(Dn).createIndex("time","time"),dr(e)}var dr=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function Xl(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await ot("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await ot("readwrite",o=>o.delete(n))}function ur(e,t){let{api:n,announce:o,mark:s,refresh:r}=_(b),[i,l]=$({});return k(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return Ns(n,e,{onVideo:u=>{l({video:u}),s(Kn(u)),d&&d.status!==u.status&&(o(oe(u)?`${Oe(u)}.`:ye(u)),r(),oe(u)&&ir(u)),d=u},onTrouble:u=>l(m=>({...m,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),s("")}},[n,e]),{...i,set:c=>l({video:c})}}function pr(e,t,n){let{api:o,announce:s}=_(b),[r,i]=$(null);return k(()=>{if(i(null),!e.id||t.isLoaded)return;let l=new AbortController;return ec(o,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";s(`Take ${c.fields.take} is set. ${d}`),n()},c=>!l.signal.aborted&&i(c)),()=>l.abort()},[o,e.id,e.again]),{error:r}}async function ec(e,{id:t,again:n},o){let s=await e.video(t,o),r=await Gt(Bt(t)),i=Ge(s);return{image:r,fields:n&&s.status!=="failed"?{...i,take:i.take+1}:i}}function mr(){let[e,t]=$(Date.now());return k(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var fr="kinora.loop";function hr({id:e,seen:t,outcome:n}){let{video:o,error:s,trouble:r}=t;return s?a`<${A} error=${s}><p><a href=${te()}>See all your films</a></p><//>`:o?a`<${tc} key=${e} video=${o} trouble=${r} outcome=${n} onVideo=${t.set} />`:a`<div class="screen" aria-busy="true"></div>`}function tc({video:e,trouble:t,outcome:n,onVideo:o}){let s=e.status==="completed",r=zo(e.id,s),[i,l]=$(!1),[c,d]=$(sessionStorage.getItem(fr)!=="no"),p=()=>{sessionStorage.setItem(fr,c?"no":"yes"),d(!c)},f=r.error??(i?{message:"This browser cannot play the film. Download it instead."}:null);return a`
    <${nc} video=${e} link=${!i&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${oc} video=${e} error=${f} />
    <//>
    <div class="under">
      <p class=${`outcome ${ze(e)?"charged":""}`}>${n??zn(e)}</p>
      <p class="quiet small">${Jn(e)}</p>
      <${A} error=${t} />
      <${rc} video=${e} isLooped=${c} onLoop=${p} onVideo=${o} />
    </div>
  `}function nc({video:e,link:t,isLooped:n,onFailure:o,children:s}){let r=ue(Be(e.id)),[i,l]=Ae(e.aspect_ratio);return a`
    <div class="screen" style=${{"--across":i,"--down":l}}>
      ${t?a`<${Jo} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${o} />`:a`${r&&a`<img src=${r} alt="" />`}${s}`}
    </div>
  `}function oc({video:e,error:t}){return e.status==="failed"?a`<${$r} title=${Qn(e)} text=${e.error.message} />`:t?a`<${$r} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?a`<div class="curtain"><p class="state">Opening the film</p></div>`:a`<div class="curtain"><${sc} video=${e} /></div>`}function sc({video:e}){let t=mr(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),o=!!e.estimated_completed_at;return a`
    <p class="state">${ye(e)}${o&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${o?e.progress:void 0} aria-label=${ye(e)}></progress>
    <p class="small">
      ${Y(Math.max(0,t-e.created_at))} so far${o&&`, about ${Y(n)} left`}
    </p>
  `}function $r({title:e,text:t}){return a`<div class="curtain"><p class="state">${e}</p><p><${ge} text=${t} /></p></div>`}function rc({video:e,isLooped:t,onLoop:n,onVideo:o}){let s=e.status==="completed";return a`
    <div class="actions">
      ${s&&a`
        <${It} id=${e.id} />
        <${Yo} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${L} name="loop" />Loop</button>
        <a class="button" href=${Te(e.id)}><${L} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&a`<a class="button" href=${Te(e.id)}><${L} name="again" />Try again</a>`}
      ${!oe(e)&&a`<${ar} />`}
      ${e.status==="queued"&&a`<${ac} video=${e} onVideo=${o} />`}
      <a class="button" href=${Q}>New film</a>
    </div>
  `}function ac({video:e,onVideo:t}){let{api:n,announce:o,refresh:s}=_(b),[r,i]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{i(null);try{t(await n.cancel(e.id)),o("Cancelled. Nothing was charged."),s()}catch(c){i(c)}}}><${L} name="cancel" />Cancel</button>
    <${A} error=${r} />
  `}function gr(){let{api:e}=_(b),[t,n]=$(null);return k(()=>{let o=new AbortController;return e.videos({limit:1},o.signal).then(s=>n(s.data[0]??null),()=>{}),()=>o.abort()},[e]),t&&a`<${ic} video=${t} />`}function ic({video:e}){let t=ue(Be(e.id));return a`
    <a class="last" href=${de(e.id)}>
      <span class="thumb">${t&&a`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${Oe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function br({price:e,failure:t}){let{credits:n}=_(b),o=t?.status===402?t.figures:null,s=n&&e!==null?e-n.availableCredit:0;return a`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":h(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(s>0?a`<span class="short">${O(s)} more than the ${h(n.availableCredit)} you have left</span>`:`of ${h(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${o?"notice":null}>
      ${o&&a`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${h(o.required)}</dd>
          <dt>Your limit</dt><dd>${h(o.creditLimit)}</dd>
          <dt>Used</dt><dd>${h(o.usedCredit)}</dd>
          <dt>Held</dt><dd>${h(o.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var lc="The cat looks up and blinks, soft light, slow push-in";function _r({draft:e,desk:t,problems:n}){let{image:o,fields:s}=e;return a`
    <label class="drop">
      <${yr} onFile=${t.choose} problems=${n} />
      ${o instanceof File&&a`<${mc} key=${o} image=${o} aspectRatio=${s.aspect_ratio} />`}
      ${typeof o=="string"&&a`<${pc} address=${o} />`}
      ${!o&&a`<${uc} aspectRatio=${s.aspect_ratio} />`}
    </label>
    <${V} name="image" problems=${n} />
    <${$c} image=${o} prompt=${s.prompt} desk=${t} />
  `}function wr({image:e,onImage:t,problems:n}){return a`
    <div class="field">
      <label class="still-row">
        <${yr} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&a`<${dc} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?cc(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${V} name="image" problems=${n} />
    </div>
  `}function yr({onFile:e,problems:t}){let n=({target:o})=>{o.files.length&&e(o.files[0]),o.value=""};return a`
    <input class="unseen" type="file" name="image" accept=${zs.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var cc=e=>e instanceof File?`${e.name}, ${ie(e.size)}`:new URL(e).host;function dc({image:e}){return a`<img src=${ue(e)} alt="" />`}function uc({aspectRatio:e}){let[t,n]=Ae(e);return a`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${L} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${ie(2e7)}</span>
    </span>
  `}function pc({address:e}){return a`
    <span class="invitation address">
      <${L} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function mc({image:e,aspectRatio:t}){let n=ue(e),[o,s]=$(null),[r,i]=$(!1),l=({target:c})=>s({width:c.naturalWidth,height:c.naturalHeight});return a`
    <span class="preview">
      ${r?a`<span class="broken quiet">This browser cannot show the file.</span>`:a`<span class="whole" style=${o&&{"--across":o.width,"--down":o.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>i(!0)} />
            ${o&&a`<${fc} size=${o} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${o&&`${o.width} \xD7 ${o.height}, `}${ie(e.size)}</span>
      <span>${o&&tr(o.width,o.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function fc({size:e,aspectRatio:t}){let n=On(e.width,e.height,t);return a`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function $c({image:e,prompt:t,desk:n}){let[o,s]=$(!1),r=()=>s(!1);return o?a`<${hc} onAddress=${n.choose} onClose=${r} />`:a`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>s(!0)}><${L} name="link" />Use an address</button>
      ${!e&&a`<${gc} prompt=${t} desk=${n} />`}
    </div>
  `}function hc({onAddress:e,onClose:t}){let n=I(),[o,s]=$(null);k(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return bc(l)?(e(l),t()):s("Give the https address of an image, such as https://example.com/cat.png.")};return a`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${o?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${o}</p>
  `}function gc({prompt:e,desk:t}){let[n,o]=$(null);return a`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:lc})}catch{o("The sample cannot be loaded. Load the page again.")}}}><${L} name="still" />Try the sample</button>
    ${n&&a`<p class="problem" role="alert">${n}</p>`}
  `}function bc(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var vr=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function Sr({route:e,desk:t}){let n=_(b),o=I(),s=e.again?void 0:e.id,{draft:r}=t,i=_c(t,o),l=i.answer?.id===s?i.answer:null,c=ur(s,l?.body),d=pr(e,t,()=>o.current.querySelector("[type=submit]")?.focus()),p=An(n.prices,r.fields),f={...i.problems,...t.fileProblem&&{image:t.fileProblem}},u=m=>{t.change(m),i.forget(Object.keys(m))};return k(()=>i.forget(["image"]),[r.image]),k(()=>i.forget([]),[e.id,e.again]),a`
    <form class="playground" ref=${o} onSubmit=${i.send} onKeyDown=${yc} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${s?a`<${hr} key=${s} id=${s} seen=${c} outcome=${l?.outcome} />`:a`<${_r} draft=${r} desk=${t} problems=${f} />
              ${!e.id&&a`<${gr} />`}`}
      </div>
      ${n.may("videos:write")&&a`<div class="panel">
        ${s&&a`<${wr} image=${r.image} onImage=${t.choose} problems=${f} />`}
        <${sr} fields=${r.fields} change=${u} problems=${f}>
          ${!e.id&&a`<${wc} desk=${t} />`}
        <//>
        <${br} price=${p} failure=${i.failure} />
        <${A} error=${i.notice??d.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${i.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${m=>i.isOn&&m.preventDefault()}>
          ${i.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&a`<${er} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function _c(e,t){let n=_(b),[o,s]=$(null),[r,i]=$({}),[l,c]=$(null),[d,p]=$(!1),{fields:f,image:u}=e.draft;async function m(v){v.preventDefault();let T=Ys(f,u);if(i(T),s(null),Object.keys(T).length)return kr(t.current,Object.keys(T)[0]);p(!0);try{await g()}catch(P){s(P),vr.includes(P.param)&&kr(t.current,P.param)}p(!1)}async function g(){let v=await n.api.create(Ge(f),u),T=await v.json(),P=v.headers.get("kinora-cache"),G=Date.parse(v.headers.get("date"))/1e3,ee=Vn({cache:P,date:G},T,An(n.prices,f));c({id:T.id,status:v.status,cache:P,outcome:ee,body:T}),e.follow(T.id),n.announce(ee),n.refresh(),location.hash=de(T.id)}function x(v){s(null),i(T=>Object.fromEntries(Object.entries(T).filter(([P])=>!v.includes(P))))}let y=vr.includes(o?.param),S={...r,...y&&{[o.param]:o.message}},w=o&&!y&&o.status!==402?o:null;return{send:m,forget:x,failure:o,problems:S,notice:w,answer:l,isOn:d}}function wc({desk:e}){return e.restore&&e.isEmpty?a`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&a`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function yc(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function kr(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function xr({paused:e,mayChange:t,onDone:n}){return a`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.entries(Ds).map(([o,s])=>a`
          <${vc} key=${o} what=${o} told=${s} pause=${e.find(r=>r.what===o)} mayChange=${t} onDone=${n} />
        `)}
    </section>
  `}function vc({what:e,told:{name:t,help:n},pause:o,mayChange:s,onDone:r}){let{api:i}=_(b),[l,c]=$(""),[d,p]=$(null),f=o?"resume":"pause";return a`
    <form class="form" aria-label=${t} onSubmit=${async m=>{m.preventDefault(),p(null);try{await i.operate.steerQueue(f,{what:e,...l.trim()&&{reason:l.trim()}}),c(""),r(`${t}: ${o?"resumed":"paused"}.`)}catch(g){p(g)}}} novalidate>
      <div>
        <h3>${t} ${o?a`<span class="state bad">Paused</span>`:a`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${n}</p>
        ${o&&a`<p class="small">Paused ${N(o.since)}${o.reason&&a`: <span dir="auto">${o.reason}</span>`}</p>`}
      </div>
      ${s&&a`
        <${C} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${l} onInput=${c} />
        <${A} error=${d} />
        <div class="actions"><button class="button">${o?"Resume":"Pause"}<span class="unseen"> ${t.toLowerCase()}</span></button></div>
      `}
    </form>
  `}function Cr(){let{api:e,may:t,announce:n}=_(b),o=U(l=>e.operate.queue(l),[e]),{data:s,error:r}=o,i=l=>{n(l),o.again()};return a`
    <section class="page" aria-busy=${s||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${o.again}>Show it as it is now</button>
      </div>
      <${B} loaded=${o} />
      ${s&&a`<${kc} queue=${s} mayChange=${t("operate:write")} onDone=${i} />`}
    </section>
  `}function kc({queue:e,mayChange:t,onDone:n}){let{depth:o,oldest_age_seconds:s,in_flight:r,concurrency:i,safe_to_stop_at:l}=e;return a`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${h(o)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${s===null?"none":Y(s)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${h(r)} of ${h(i)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":N(l)}</dd></div>
    </dl>
    <${Sc} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${xc} clients=${e.clients} mayChange=${t} onDone=${n} />
    </section>
    <${xr} paused=${e.paused} mayChange=${t} onDone=${n} />
  `}function Sc({keys:e}){return(e??[]).filter(n=>n.stopped!==null).map(({name:n,stopped:o})=>a`<p key=${n} class="notice">No paid call is sent with key ${n} of the model: <span dir="auto">${o}</span></p>`)}function xc({clients:e,mayChange:t,onDone:n}){let[o,s]=$(null);return e.length?a`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>a`
              <tr key=${r.client_id}>
                <td class="name"><a href=${j(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${h(r.queued)}</td>
                <td class="number">${h(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&a`${Mt[r.waiting_for]??r.waiting_for}`}
                  ${r.oldest_age_seconds!==null&&a` <span class="quiet small">for ${Y(r.oldest_age_seconds)}</span>`}
                </td>
                <td>
                  ${t&&r.queued>0&&a`
                    <button type="button" class="button" aria-label=${`Cancel what waits: ${r.client_name}`}
                      onClick=${()=>s(r)}>Cancel…</button>
                  `}
                </td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    ${o&&a`<${Cc} client=${o} onDone=${r=>(s(null),n(r))} onNo=${()=>s(null)} />`}
  `:a`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${z()}>See all generations</a>.</p>`}function Cc({client:{client_id:e,client_name:t},onDone:n,onNo:o}){let{api:s}=_(b),r=i=>s.operate.steerQueue("cancel",{filter:{client:e}},{isDry:i});return a`
    <${J} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>Ec(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:i})=>n(`${h(i)} cancelled.`)} onNo=${o} />
  `}var Ec=({cancelled:e,released_credits:t,has_more:n})=>({cancelled:{from:null,to:`${h(e)}${n?", the oldest first; more are left":""}`},givenBack:{from:null,to:O(t)}});function Er({reason:e,hasDraft:t,onKey:n}){let[o,s]=$(e),[r,i]=$(!1),l=I(),c=I();k(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function d(p){p.preventDefault();let f=l.current.value.trim();s(null),i(!0);let u=await Tc(f);return i(!1),u?(s(u),l.current.focus()):n(f,c.current.checked)}return a`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${d} novalidate>
        <${Tt} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${o?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${o&&a`<${ge} text=${o} />`}</p>
        <label class="check"><input ref=${c} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${r}>${r?"One moment\u2026":"Sign in"}</button>
        ${t&&a`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function Tc(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await at(e,()=>{}).currentKey(),null}catch(t){return t.message}}var Ic={true:"It was billed?",false:"It was not billed?"},Nc={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function Tr({evidence:e,onDone:t}){let{api:n}=_(b),[o,s]=$(""),[r,i]=$(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${O(e.credits)} of ${c}, ${N(e.lostAt)}`,p=u=>i({billed:u,once:He(),note:o.trim()}),f=({billed:u,note:m,once:g},x)=>n.operate.giveVerdict(l,{billed:u,...m&&{note:m}},{isDry:x,once:x?void 0:g});return a`
    <div class="form beside verdict">
      <${C} name=${`note-${l}`} label="How it was found out (optional)" hint="For the audit log; the client sees it with a refund."
        maxlength="500" value=${o} onInput=${s} />
      <div class="actions">
        ${[!0,!1].map(u=>a`
            <button type="button" class="button" aria-label=${d(u)} onClick=${()=>p(u)}>
              ${u?"It was billed\u2026":"It was not billed\u2026"}
            </button>
          `)}
      </div>
    </div>
    ${r&&a`<${J} title=${Ic[r.billed]} lead=${Nc[r.billed]} yes="Give the verdict"
      rehearse=${async()=>Ac(await f(r,!0))} act=${()=>f(r,!1)}
      onDone=${()=>(i(null),t("The verdict is given."))} onNo=${()=>i(null)} />`}
  `}var Ac=({billed:e,refundedCredit:t,note:n})=>({billed:{from:null,to:e},givenBack:{from:null,to:O(t)},...n&&{note:{from:null,to:n}}});var Pc=20,qn={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function Ir({route:{client:e,verdict:t,after:n}}){let{api:o,may:s,announce:r}=_(b),{verdict:i}=qn[t]??qn.any,c=U(g=>o.operate.generations({state:"unknown",verdict:i,client:e,after:n,limit:Pc},g),[o,i,e,n]),{data:d,error:p}=c,f=g=>{r(g),c.again()},{problems:u,notice:m}=H(p,["client"]);return a`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${Lc} client=${e} verdict=${i} /></div>
      <${Rc} key=${e} client=${e} kind=${t} problems=${u} />
      <${B} loaded=${{...c,error:m}} />
      ${d?.data.length>0&&a`
        <ul class="log unknown">
          ${d.data.map(({id:g,evidence:x})=>a`<${Oc} key=${g} evidence=${x} mayDecide=${s("operate:write")} onDone=${f} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&a`<${Fc} isFiltered=${e||n} isWaiting=${i} />`}
      <${Fe} name="unknown outcomes" page=${d} after=${n} write=${g=>X({client:e,verdict:t,after:g})} />
    </section>
  `}function Oc({evidence:e,mayDecide:t,onDone:n}){let{generationId:o,clientId:s,clientName:r,credits:i,verdict:l}=e;return a`
    <li>
      <h2>
        <a href=${De(o)}>${O(i)}</a> of <a href=${j(s)} dir="auto">${r}</a>
      </h2>
      <${Ut} evidence=${e} />
      <${qt} evidence=${e} />
      ${t&&!l&&a`<${Tr} evidence=${e} onDone=${n} />`}
    </li>
  `}function Lc({client:e,verdict:t}){return a`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(qn).map(([n,{name:o,verdict:s}])=>a`<a key=${n} href=${X({client:e,verdict:n})} aria-current=${s===t?"true":null}>${o}</a>`)}
    </nav>
  `}function Rc({client:e,kind:t,problems:n}){let[o,s]=$(e);return a`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${i=>{i.preventDefault(),location.hash=X({client:o.trim(),verdict:t})}} novalidate>
      <${C} name="client" label="Paid by (client id)" placeholder="client_…" problems=${n} value=${o} onInput=${s} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&a`<a class="button plain" href=${X({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function Fc({isFiltered:e,isWaiting:t}){let n=a`<a href=${X({verdict:"any"})}>Show all unknown outcomes</a>`;return e?a`<p class="none">No unknown outcome fits. ${n}.</p>`:t?a`<p class="none">None waits for a verdict. ${n}, also those that have one.</p>`:a`<p class="none">None: every paid call has an answer. <a href=${z()}>See all generations</a>.</p>`}var Dc={"":"Nothing",client:"Client",outcome:"Outcome"},Mc={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"};function Nr({route:e}){let{api:t}=_(b);return a`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Ft} route=${e} calls=${t.operate} write=${Ie} figures=${Mc} groups=${Dc} isOfAll
        none=${a`Nothing was made in this time. Choose other days, or <a href=${Ie()}>show the last ${wn} days</a>.`} />
    </section>
  `}var Un="kinora.drafts",ae=Object.freeze({fields:nt,image:null}),Bn=Object.freeze({fresh:ae,shown:null});async function Pr(){let e=Uc();if(!e)return Bn;let[t,n]=await Promise.all([Ar("fresh",e.fresh),Ar("shown",e.shown)]);return{fresh:t??ae,shown:n}}function Or(e,t){let n=Object.fromEntries(Object.entries(e).map(([o,s])=>[o,s&&qc(s)]));e.fresh===ae&&!e.shown?sessionStorage.removeItem(Un):sessionStorage.setItem(Un,JSON.stringify(n));for(let o of Object.keys(e)){let s=e[o]?.image;s!==t[o]?.image&&(s instanceof File?jt(o,s):cr(o))}}var qc=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function Ar(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await Gt(e);return{...t,fields:{...nt,...t.fields},image:n}}function Uc(){try{return JSON.parse(sessionStorage.getItem(Un))}catch{return null}}var Lr="Export it as JPEG or PNG.";async function Rr(e){if(!e.size)return"This file is empty. Choose another one.";let t=Wc(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!Bc.includes(t)?`${jc[t]??`This is ${t}, not an image.`} ${Lr}`:t?e.size>2e7?`This file has ${ie(e.size)}; ${ie(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${Lr}`}var Bc=["JPEG","PNG","WebP","HEIC","AVIF"],jc={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},Gc=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function Wc(e){let t=Gc(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?Hc(t):null}function Hc(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function Fr(e){let[t,n]=$(e),o=I(e);return mn(()=>{Or(t,o.current),o.current=t},[t]),{drafts:t,set:n,forget:()=>n(Bn),hasAny:t.fresh!==ae}}var Vt=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",Ht=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,Kt=(e,t,{fields:n,image:o})=>t==="fresh"?{...e,fresh:{fields:n,image:o}}:{...e,shown:{place:t,fields:n,image:o}};function Dr(e,{drafts:t,set:n}){let o=Vt(e??{}),[s,r]=$(null),[i,l]=$(null),c=Ht(t,o),d=c??ae,p=(u,m)=>n(g=>Kt(g,u,m));async function f(u){let m=u instanceof File?await Rr(u):null;r(m),l(null);let g=Kc(e);if(m)return g.page&&(location.hash=g.page);n(x=>Kt(x,g.place,zc(Ht(x,o)??ae,g,u))),g.page&&(location.hash=g.page)}return{place:o,draft:d,isLoaded:c!==null,fileProblem:s,choose:f,change:u=>{r(null),l(null),n(m=>Kt(m,o,Vc(Ht(m,o)??ae,u)))},fill:(u,m)=>n(g=>Ht(g,u)?g:Kt(g,u,m)),follow:u=>{d.image instanceof File&&jt(Bt(u),d.image),p(Vt({id:u}),d)},clear:()=>{r(null),l(d),n(u=>({...u,fresh:ae}))},restore:i&&(()=>(l(null),p("fresh",i))),isEmpty:d===ae}}function Kc(e){return e?.page!=="playground"?{place:"fresh",page:Q}:e.id&&!e.again?{place:Vt({...e,again:!0}),page:Te(e.id),isNew:!0}:{place:Vt(e),page:null}}var Vc=(e,t)=>({...e,fields:{...e.fields,...t}}),zc=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function jn({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var Jc=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function qr(){k(()=>{let e=t=>jn(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function Ur({onFile:e,onAddress:t}){let[n,o]=$(!1);return k(()=>{let c={dragover:d=>o(jn(d)),dragleave:d=>d.relatedTarget===null&&o(!1),drop:d=>{o(!1),jn(d)&&Mr(d.dataTransfer,e,t)},paste:d=>Jc(d)&&Mr(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),a`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function Mr(e,t,n){let[o]=e?.files??[];if(o)return t(o),!0;let s=n&&e?.getData("text/uri-list").split(/\r?\n/).find(Yc);return s&&n(s),!!s}var Yc=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function Br({pages:e,current:t,who:n,credits:o,onSignOut:s,onSkip:r}){return a`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${Tt} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(e).map(([i,{title:l,address:c}])=>a`<a href=${c} aria-current=${i===t?"page":null}>${l}</a>`)}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${o&&`${O(o.availableCredit)} left`}</p>
      <${Qc} who=${n} onSignOut=${s} />
    </header>
  `}function Qc({who:e,onSignOut:t}){let n=e?.clientName??"Account",o=rt();return a`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${L} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      ${e&&a`<p class="quiet small">It may ${ke(e.scopes.map(s=>se[s]??s))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${o}</code></p>
      <div class="actions">
        <${be} label="Copy address" text=${()=>o} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function jr({title:e,scope:t,pages:n}){let o=Object.values(n).map(({title:s,address:r})=>a`<a href=${r}>${s}</a>`);return a`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${se[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${Zc(t,n)}</p>
      ${o.length>0&&a`<p>With this key you can open: ${Je(o)}.</p>`}
    </section>
  `}function Zc(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?a`
    Films are made with the key of an app: <a href=${D()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var We="kinora.key",Xc=/^#\/?key=(kin_[\x21-\x7e]+)$/;function Gn(){let e=Xc.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(We,e),e):null}function Gr(){let[e,t]=$(()=>sessionStorage.getItem(We)??localStorage.getItem(We)),n=(o,s=!1)=>{sessionStorage.removeItem(We),localStorage.removeItem(We),o&&(s?localStorage:sessionStorage).setItem(We,o),t(o)};return k(()=>{let o=()=>{let s=Gn();s&&(t(s),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),[e,n]}function Wr(){let[e,t]=$(location.hash);return k(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),Fo(e)}function Hr(e){let[t,n]=$({who:null,trouble:null}),o=()=>e.currentKey().then(s=>n({who:s,trouble:null}),s=>n({who:null,trouble:s}));return k(()=>{o()},[e]),{...t,retry:o}}function Kr(e,t){let[n,o]=$(null),[s,r]=$(null),[i,l]=$(null),c=async(p,f)=>{try{f(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,o);return k(()=>{d(),c(e.prices,r)},[e,t]),{credits:n,prices:s,refresh:d,trouble:i}}var Vr={playground:{title:"Playground",address:Q,view:Sr,scope:"videos:write"},films:{title:"My films",address:te(),view:Ps,scope:"videos:read"},credits:{title:"My credits",address:St(),view:ks,scope:"credits:read"},overview:{title:"Overview",address:Go,view:Ws,scope:"operate:read"},clients:{title:"Clients",address:D(),view:fs,scope:"operate:read"},client:{title:"Client",under:"clients",view:cs,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:js,scope:"operate:write"},queue:{title:"Queue",address:xt,view:Cr,scope:"operate:read"},generations:{title:"Generations",address:z(),view:Bs,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:Us,scope:"operate:read"},unknown:{title:"Unknown outcomes",address:X(),view:Ir,scope:"operate:read"},usage:{title:"Usage",address:Ie(),view:Nr,scope:"operate:read"},"audit-log":{title:"Audit log",address:Z(),view:Wo,scope:"operate:read"}};function zr({drafts:e}){let[t,n]=Gr(),[o,s]=$(null),r=Fr(e);qr();let i=(d,p)=>{s(null),n(d,p)},l=d=>{n(null),s(d.message)},c=()=>{r.forget(),n(null)};return t?a`<${ed} key=${t} apiKey=${t} drafts=${r} onRefused=${l} onSignOut=${c} />`:a`<${Er} reason=${o} hasDraft=${r.hasAny} onKey=${i} />`}function ed({apiKey:e,drafts:t,onRefused:n,onSignOut:o}){let s=Re(()=>at(e,n),[e]),{who:r,trouble:i,retry:l}=Hr(s),c=T=>r?.scopes.includes(T)??!1,d=td(Wr(),c),p=Kr(s,c("credits:read")),f=Dr(d,t),[u,m]=$(""),[g,x]=$(""),y=I(),S=d&&Vr[d.page];rd(S?.title??"Page not found",g,y);let w=Object.fromEntries(Object.entries(Vr).filter(([,{address:T,scope:P}])=>T&&c(P))),v={api:s,may:c,who:r,announce:m,mark:x,...p};return a`
    <${b.Provider} value=${v}>
      <${Br} pages=${w} current=${S?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${o}
        onSkip=${()=>Jr(y)} />
      <main ref=${y}>
        ${r?a`<${nd} page=${S} route=${d} desk=${f} pages=${w} may=${c} />`:a`<${od} title=${S?.title} trouble=${i} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&a`<${Ur} onFile=${f.choose} onAddress=${f.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function td(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function nd({page:e,route:t,desk:n,pages:o,may:s}){if(!e)return a`<${sd} pages=${o} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return s(r)?a`<${e.view} route=${t} desk=${n} />`:a`<${jr} title=${e.title} scope=${r} pages=${o} />`}function od({title:e,trouble:t,onRetry:n}){return a`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${A} error=${t} />
      ${t&&a`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function sd({pages:e}){let[t]=Object.values(e);return a`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&a`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function rd(e,t,n){let o=I(!0);k(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),k(()=>{o.current||(Jr(n),scrollTo(0,0)),o.current=!1},[e])}function Jr(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}Gn();var ad=await Pr();dn(a`<${zr} drafts=${ad} />`,document.getElementById("app"));
